import type { Catalog } from '../../catalog/catalog.ts';
import type { Text } from '../../i18n/text.ts';
import { shortAgencyName } from '../controls/agency-name.ts';
import type { ActiveFilter } from './active-filters.ts';

/** What a choice is called. */
export function filterLabel(active: ActiveFilter, catalog: Catalog, t: Text): string {
  switch (active.part) {
    case 'agencies':
      return shortAgencyName(catalog.agency(active.value), active.value);
    case 'destinations':
      return catalog.objectName(active.value);
    case 'crew':
      return t(`mission.crew.${active.value}`);
    case 'statuses':
      return t(`status.${active.value}`);
    case 'classes':
      return t(`class.${active.value}`);
    case 'themes':
      return t(`theme.${active.value}`);
  }
}
