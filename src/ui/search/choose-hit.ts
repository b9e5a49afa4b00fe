import { EMPTY_FILTER } from '../../catalog/filters.ts';
import { type Explorer, notify, select, visit } from '../../state/explorer.ts';
import type { Hit } from './hits.ts';

/** Goes to a place or a mission; an agency becomes the filter. */
export function chooseHit(explorer: Explorer, hit: Hit): void {
  if (hit.kind !== 'agency') {
    if (!visit(explorer, hit.id)) select(explorer, hit.id);
    return;
  }
  explorer.store.setState({ filter: { ...EMPTY_FILTER, agencies: [hit.id] } });
  notify(explorer, { kind: 'info', textKey: 'notice.agencyFilterSet', values: { agency: hit.name } });
}
