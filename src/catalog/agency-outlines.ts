import type { AgencyMarker } from './schema/agency.ts';

/** The outline of each agency's shape, as an SVG path in a box of 16 by 16. */
export const AGENCY_OUTLINES: Readonly<Record<AgencyMarker, string>> = {
  square: 'M2.5 2.5h11v11h-11z',
  circle: 'M8 2a6 6 0 1 1 0 12A6 6 0 1 1 8 2z',
  diamond: 'M8 1.2 14.8 8 8 14.8 1.2 8z',
  'triangle-up': 'M8 2 14.9 14H1.1z',
  'triangle-down': 'M8 14 1.1 2h13.8z',
  hexagon: 'M8 1.4 13.8 4.7v6.6L8 14.6 2.2 11.3V4.7z',
  pentagon: 'M8 1.4 14.6 6.2 12.1 14H3.9L1.4 6.2z',
  star: 'M8 1.2l2 4.5 4.9.5-3.7 3.3 1.1 4.8L8 11.8l-4.3 2.5 1.1-4.8L1.1 6.2 6 5.7z',
};
