import type { Almanac, NoData } from '../core/ephemeris/almanac.ts';
import type { Provenance } from '../core/ephemeris/source.ts';
import { normVec3 } from '../core/math/vec3.ts';
import type { EpochTdb, UnixMs } from '../core/time/epoch.ts';
import { utcFromEpoch } from '../core/time/utc.ts';
import type { SegmentKind } from '../core/trajectory/segment.ts';
import { SPEED_OF_LIGHT_KM_S } from '../core/units/constants.ts';
import { type Explorer, whereIs } from './explorer.ts';

/** A distance and the time light takes for it (geometric: both ends at the same epoch). */
export interface Separation {
  readonly fromId: string;
  readonly distanceKm: number;
  readonly lightTimeSeconds: number;
}

/** Where something is at an epoch, in the figures a visitor asks for. */
export interface KnownPlace {
  readonly kind: 'known';
  readonly fromSun: Separation | undefined;
  readonly fromEarth: Separation | undefined;
  /** From the body its motion is told about: its planet, or what a craft circles or crosses to. */
  readonly fromCentre: Separation | undefined;
  readonly speedKmS: number | undefined;
  readonly provenance: Provenance;
  readonly accuracyKm: number;
}

/** No position at this epoch; the neighbouring edges of what is covered, where there are any. */
export interface UnknownPlace {
  readonly kind: 'unknown';
  readonly reason: NoData['reason'];
  /** The epoch lies before this first instant of data. */
  readonly beforeUtc: UnixMs | undefined;
  /** The epoch lies after this last instant of data. */
  readonly afterUtc: UnixMs | undefined;
}

/** Where a body or mission is at an epoch, seen from Sun, Earth and its own centre. Geometric; km, km/s, seconds. */
export function whereaboutsOf(explorer: Explorer, id: string, epoch: EpochTdb): KnownPlace | UnknownPlace {
  const { almanac } = explorer;
  const answer = whereIs(explorer, id, epoch);
  if (answer.kind === 'no-data') return unknownPlace(answer, epoch);
  const { centreId, provenance } = answer.source;
  const isCentreTold = centreId !== 'sun' && centreId !== 'earth' && explorer.catalog.body(centreId) !== undefined;
  return {
    kind: 'known',
    fromSun: separation(almanac, id, 'sun', epoch),
    fromEarth: separation(almanac, id, 'earth', epoch),
    fromCentre: isCentreTold ? separation(almanac, id, centreId, epoch) : undefined,
    speedKmS: speed(almanac, id, centreId, epoch),
    provenance,
    accuracyKm: answer.accuracyKm,
  };
}

/** What a mission is doing at an epoch, from its solved path; undefined before, after and between its segments. */
export function activityOf(
  explorer: Explorer,
  missionId: string,
  epoch: EpochTdb,
): { readonly kind: SegmentKind; readonly centreId: string } | undefined {
  const segments = explorer.trajectories.trajectoryOf(missionId)?.segments ?? [];
  return segments.find(({ interval }) => epoch >= interval.start && epoch <= interval.end);
}

function separation(almanac: Almanac, id: string, fromId: string, epoch: EpochTdb): Separation | undefined {
  if (id === fromId || !almanac.has(fromId)) return undefined;
  const answer = almanac.stateAt(id, fromId, epoch);
  if (answer.kind === 'no-data') return undefined;
  const distanceKm = normVec3(answer.state.positionKm);
  return { fromId, distanceKm, lightTimeSeconds: distanceKm / SPEED_OF_LIGHT_KM_S };
}

function speed(almanac: Almanac, id: string, centreId: string, epoch: EpochTdb): number | undefined {
  const answer = almanac.stateAt(id, centreId, epoch);
  return answer.kind === 'state' ? normVec3(answer.state.velocityKmS) : undefined;
}

function unknownPlace({ reason, covered }: NoData, epoch: EpochTdb): UnknownPlace {
  const starts = covered.map((c) => c.start);
  const ends = covered.map((c) => c.end);
  const isBefore = starts.length > 0 && starts.every((start) => epoch < start);
  const isAfter = ends.length > 0 && ends.every((end) => epoch > end);
  return {
    kind: 'unknown',
    reason,
    beforeUtc: isBefore ? utcFromEpoch(Math.min(...starts) as EpochTdb) : undefined,
    afterUtc: isAfter ? utcFromEpoch(Math.max(...ends) as EpochTdb) : undefined,
  };
}
