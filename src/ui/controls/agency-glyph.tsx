import { AGENCY_OUTLINES } from '../../catalog/agency-outlines.ts';
import type { CatalogAgency } from '../../catalog/catalog.ts';

/** The shape and colour an agency bears everywhere: colour alone would not tell it apart for everyone. */
export function AgencyGlyph({
  agency,
  size = '0.85em',
}: {
  readonly agency: CatalogAgency | undefined;
  readonly size?: string;
}) {
  if (!agency) return null;
  return (
    <svg viewBox="0 0 16 16" width={size} height={size} fill={agency.color} aria-hidden style={{ flex: 'none' }}>
      <path d={AGENCY_OUTLINES[agency.marker]} />
    </svg>
  );
}
