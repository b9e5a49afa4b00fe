import { useFormat, useText } from '../../i18n/text-context.tsx';
import { useExplorer } from '../../state/explorer-context.ts';
import { AgencyGlyph } from '../controls/agency-glyph.tsx';
import { shortAgencyName } from '../controls/agency-name.ts';
import type { Hit } from './hits.ts';
import styles from './search-dialog.module.css';

/** A result: its mark, its name, and what it is. */
export function HitLine({ hit }: { readonly hit: Hit }) {
  const { catalog } = useExplorer();
  const mission = hit.kind === 'mission' ? catalog.mission(hit.id) : undefined;
  const body = hit.kind === 'body' ? catalog.body(hit.id) : undefined;
  const agency = catalog.agency(mission?.leadAgency ?? hit.id);
  const detail = useHitDetail(hit);
  return (
    <>
      <span className={styles.mark}>
        {body ? <span className={styles.dot} style={{ background: body.colorHex }} /> : <AgencyGlyph agency={agency} />}
      </span>
      <span className={styles.name}>{hit.name}</span>
      <span className={styles.detail}>{detail}</span>
    </>
  );
}

function useHitDetail(hit: Hit): string {
  const t = useText();
  const format = useFormat();
  const { catalog } = useExplorer();
  if (hit.kind === 'agency') return t('search.agencyHint', { count: catalog.missionsOf(hit.id).length });
  const body = catalog.body(hit.id);
  if (hit.kind === 'body' && body)
    return t(`body.kind.${body.kind}`, { parent: body.parent ? catalog.objectName(body.parent) : '' });
  const mission = catalog.mission(hit.id);
  if (!mission) return '';
  const agency = shortAgencyName(catalog.agency(mission.leadAgency), mission.leadAgency);
  const start = catalog.eventsOf(mission)[0];
  const year = start ? format.instant(start.startUtc, 'year') : t('list.noDate');
  return t('search.missionHint', { agency, year });
}
