import type { CatalogMission } from '../../catalog/catalog.ts';
import { EMPTY_FILTER } from '../../catalog/filters.ts';
import { useText } from '../../i18n/text-context.tsx';
import { useExplorer } from '../../state/explorer-context.ts';
import { AgencyGlyph } from '../controls/agency-glyph.tsx';
import { setFilter } from '../filters/active-filters.ts';
import styles from './agency-parts.module.css';
import { Remark } from './section.tsx';

/** Who leads and who does what; each agency opens to what it wants to do in exploration. */
export function AgencyParts({ mission }: { readonly mission: CatalogMission }) {
  const t = useText();
  const { catalog } = useExplorer();
  const details = catalog.detailsOf(mission.id);
  // Until the details are there the partners are known, their parts not yet.
  const partners: readonly { agency: string; role?: string }[] = details?.partners ?? mission.partners;
  return (
    <>
      <AgencyPart agencyId={mission.leadAgency} role={t('mission.lead')} />
      {partners.map(({ agency, role }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one agency may have two parts; the list never changes
        <AgencyPart key={`${agency}${i}`} agencyId={agency} role={role} />
      ))}
      {details?.otherPartners.map((partner) => (
        <Remark key={partner}>{partner}</Remark>
      ))}
    </>
  );
}

function AgencyPart({ agencyId, role }: { readonly agencyId: string; readonly role: string | undefined }) {
  const t = useText();
  const explorer = useExplorer();
  const agency = explorer.catalog.agency(agencyId);
  const details = explorer.catalog.agencyDetailsOf(agencyId);
  const name = agency?.name ?? agencyId;
  return (
    <details className={styles.agency}>
      <summary>
        <AgencyGlyph agency={agency} />
        <span>
          {name}
          {role && <small>{role}</small>}
        </span>
      </summary>
      <div className={styles.about}>
        <p>{details?.interests ?? t('mission.noInterests')}</p>
        {agency && <Remark>{t(`agency.${agency.kind}`)}</Remark>}
        {agency?.gesSignatory2007 && <Remark>{t('agency.founder')}</Remark>}
        {agency?.isecgMember && <Remark>{t('agency.isecg')}</Remark>}
        <button
          type="button"
          className={styles.filter}
          onClick={() => setFilter(explorer, { ...EMPTY_FILTER, agencies: [agencyId] })}
        >
          {t('mission.onlyThisAgency')}
        </button>
      </div>
    </details>
  );
}
