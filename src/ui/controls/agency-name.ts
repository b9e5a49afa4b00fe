import type { CatalogAgency } from '../../catalog/catalog.ts';

/** What people call an agency where room is short: "NASA", "Roscosmos"; companies keep their name. */
export function shortAgencyName(agency: CatalogAgency | undefined, id: string): string {
  if (!agency) return id;
  // Ids of agencies are their usual short names; those of companies are kebab-case keys.
  return agency.kind === 'agency' && /^[A-Z]/.test(id) ? id : agency.name;
}
