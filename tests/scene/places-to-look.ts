/** Twenty places from the farthest craft to landers: what one looks at, when, and the camera (degrees, degrees, km). */
export const PLACES_TO_LOOK: readonly PlaceToLook[] = [
  { id: 'voyager-1', t: '2026-11-01', cam: [40, 20, 0.05] },
  { id: 'voyager-2', t: '2026-11-01', cam: [40, 20, 300_000_000] },
  { id: 'new-horizons', t: '2015-07-14T11:00Z', cam: [40, 20, 90_000] },
  { id: 'pioneer-11', t: '1979-09-01', cam: [40, 20, 3_000_000] },
  { id: 'juno-spacecraft', t: '2022-09-20', cam: [40, 20, 9_000_000] },
  { id: 'cassini', t: '2003-05-01', cam: [40, 50, 900_000_000] },
  { id: 'galileo', t: '1997-06-01', cam: [40, 50, 9_000_000] },
  { id: 'parker-solar-probe', t: '2024-12-24T11:50Z', cam: [40, 20, 40_000_000] },
  { id: 'solar-orbiter', t: '2026-11-01', cam: [40, 60, 200_000_000] },
  { id: 'bepicolombo', t: '2024-06-06', cam: [40, 60, 200_000_000] },
  { id: 'curiosity', t: '2026-11-01T07:00Z', cam: [40, 20, 0.012] },
  { id: 'apollo-11', t: '1969-07-20T21:00Z', cam: [150, 14, 0.03] },
  { id: 'artemis-ii', t: '2026-04-06', cam: [40, 20, 700_000] },
  { id: 'jwst', t: '2026-11-01', cam: [40, 20, 2_500_000] },
  { id: 'rosetta', t: '2014-09-10', cam: [40, 20, 200] },
  { id: 'mro', t: '2025-06-01', cam: [40, 22, 15_000] },
  { id: 'earth', t: '2026-11-01', cam: [40, 20, 900_000] },
  { id: 'mars', t: '2031-06-01', cam: [40, 20, 40_000] },
  { id: 'jupiter', t: '2031-11-20', cam: [40, 20, 4_000_000] },
  { id: 'sun', t: '2031-06-01', cam: [-60, 50, 600_000_000] },
];

export interface PlaceToLook {
  readonly id: string;
  /** As a link says it: UTC. */
  readonly t: string;
  readonly cam: readonly [azimuthDeg: number, elevationDeg: number, distanceKm: number];
}

/** The link that looks there. */
export function linkTo({ id, t, cam }: PlaceToLook): string {
  return `focus=${id}&t=${t}&cam=${cam.join(',')}`;
}
