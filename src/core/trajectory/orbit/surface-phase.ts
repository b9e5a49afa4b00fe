import type { EpochTdb } from '../../time/epoch.ts';
import type { SegmentData, SurfaceData } from '../segment-data.ts';
import type { StayTimes } from '../stay.ts';

/** A place on a body's surface where the craft was; at a known epoch or somewhere in between. */
export interface SurfacePlace {
  readonly latDeg: number;
  readonly lonDegE: number;
  readonly altitudeKm?: number | undefined;
  readonly epoch?: EpochTdb | undefined;
}

/** Coordinates of landings are known to some kilometres at worst; heights are taken as zero. */
const SITE_ACCURACY_KM = 10;
/** Where the place is not known the craft may be anywhere on the ground: as many radii off. */
const ANYWHERE_RADII = 2;

/**
 * A craft on the ground: at its site, or along a traverse through several places in order. Places without an epoch are
 * spread evenly between those with one; before the first and after the last it stands. Degrees north and east, km, TDB.
 * Undefined without any place.
 */
export function surfacePhase(
  bodyId: string,
  places: readonly SurfacePlace[],
  times: StayTimes,
  provenance: SegmentData['provenance'] = 'reconstructed',
): SurfaceData | undefined {
  if (places.length === 0) return undefined;
  const epochs = spreadEpochs(places, times);
  return {
    shape: 'surface',
    kind: 'surface',
    centreId: bodyId,
    interval: { start: times.start, end: times.end },
    provenance,
    accuracy: { shareOfDistance: 0, km: SITE_ACCURACY_KM },
    waypoints: places.map(({ latDeg, lonDegE, altitudeKm = 0 }, i) => [epochs[i]!, latDeg, lonDegE, altitudeKm]),
  };
}

/** A craft that landed at a place not published: on the equator, said to be illustrative. */
export function unknownSurfacePhase(bodyId: string, times: StayTimes): SurfaceData {
  return {
    shape: 'surface',
    kind: 'surface',
    centreId: bodyId,
    interval: { start: times.start, end: times.end },
    provenance: 'illustrative',
    accuracy: { shareOfDistance: ANYWHERE_RADII, km: 0 },
    waypoints: [[times.start, 0, 0, 0]],
  };
}

/** Epochs in order for all places: given ones stay, the others are spread evenly between. */
function spreadEpochs(places: readonly SurfacePlace[], { start, end }: StayTimes): number[] {
  const epochs = places.map(({ epoch }, i) => epoch ?? (i === 0 ? start : i === places.length - 1 ? end : undefined));
  let before = 0;
  for (let i = 1; i < epochs.length; i++) {
    const epoch = epochs[i];
    if (epoch === undefined) continue;
    const from = epochs[before]!;
    for (let j = before + 1; j < i; j++)
      epochs[j] = (from + ((epoch - from) * (j - before)) / (i - before)) as EpochTdb;
    before = i;
  }
  return epochs as number[];
}
