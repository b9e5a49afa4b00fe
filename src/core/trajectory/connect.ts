import type { Almanac } from '../ephemeris/almanac.ts';
import { type StateVector, stateVector } from '../ephemeris/source.ts';
import { addVec3, distanceVec3, normVec3, subVec3, type Vec3, vec3 } from '../math/vec3.ts';
import { type EpochTdb, epochTdb } from '../time/epoch.ts';
import { SECONDS_PER_DAY } from '../units/constants.ts';
import { arcAround, type Turn, turnBetween } from './connecting-arc.ts';
import { knotsOf } from './knots-of.ts';
import type { PlanBody, TrajectoryPlan } from './plan.ts';
import type { SegmentData } from './segment-data.ts';
import { segmentFromData } from './segment-from-data.ts';

/** Jumps below this are met well enough (km). */
const NO_JUMP_KM = 0.5;
/** Segments farther apart in time than this have a gap between them that is told elsewhere (s). */
const SAME_INSTANT_S = 1;
/** A moon's or planet's surroundings in which an arc is told about it, in radii. */
const NEAR_RADII = 40;
/** No arc asks for larger changes of speed (km/s): then the events do not fit, and the jump is left to be seen. */
const MOST_BURN_KM_S = 20;
/** A jump that is a small share of the distance fades away along the flight; otherwise the arc turns about the body. */
const SMALL_SHARE = 0.5;
const LOW_RADII = 4;
/** A jump of less than this share of the distance is below what the flight is known to: it keeps its label. */
const SLIGHT_SHARE = 0.005;
const LONGEST_FADE_S = 60 * SECONDS_PER_DAY;
const TRIALS = 96;
const FADE_KNOTS = 48;

interface Join {
  readonly plan: TrajectoryPlan;
  readonly almanac: Almanac;
  readonly before: SegmentData;
  readonly after: SegmentData;
  readonly epoch: EpochTdb;
}

/**
 * Segments in order of time, joined in position: where one ends elsewhere than the next begins, the last stretch of an orbit
 * or flight gives way to an arc that leads from it to the next (a transfer, a descent, an ascent, a meeting), or the
 * first stretch of the next to one that leads into it. Of all moments to leave the old path the arc takes the one that asks
 * for the smallest changes of speed. Velocities may jump as at a burn. Arcs are illustrative, but for
 * slight bends of a flight; they keep outside the body.
 * Jumps that no arc can mend (carriers elsewhere, ephemeris not known) stay as they are. ICRF, km, TDB.
 */
export function connected(plan: TrajectoryPlan, almanac: Almanac, given: readonly SegmentData[]): SegmentData[] {
  const out: SegmentData[] = [];
  for (const after of given) {
    const before = out.at(-1);
    if (!before || after.interval.start - before.interval.end > SAME_INSTANT_S) {
      out.push(after);
      continue;
    }
    out.splice(
      -1,
      1,
      ...(connection({ plan, almanac, before, after, epoch: after.interval.start }) ?? [before, after]),
    );
  }
  return out;
}

function connection(join: Join): SegmentData[] | undefined {
  const { almanac, before, after, epoch } = join;
  const end = stateFrom(join, before, 'sun', epoch);
  const start = stateFrom(join, after, 'sun', epoch);
  if (!end || !start || distanceVec3(end.positionKm, start.positionKm) < NO_JUMP_KM) return undefined;
  for (const centreId of centresFor(join)) {
    if (!almanac.stateInto(stateVector(), centreId, 'sun', epoch)) continue;
    for (const side of sides(join)) {
      const found = fades(join, centreId) ? faded(join, centreId, side) : turned(join, centreId, side);
      if (found) return found;
    }
  }
  return undefined;
}

/** Which of the two gives way: an orbit before a flight, a craft that is carried only when it leaves, never the ground. */
function sides({ before, after }: Join): ('before' | 'after')[] {
  const order: ('before' | 'after')[] =
    after.kind === 'orbit' && before.kind !== 'orbit' ? ['after', 'before'] : ['before', 'after'];
  const canYield = {
    before: before.shape !== 'surface',
    after: after.shape !== 'surface' && after.shape !== 'attached',
  };
  return order.filter((side) => canYield[side]);
}

/** The bodies about which the arc may be told, the nearer first. */
function centresFor(join: Join): string[] {
  const { plan, before, after } = join;
  const own = [before, after].flatMap(({ centreId }) => (plan.body(centreId) ? [centreId] : []));
  const parents = own.flatMap((id) => plan.body(id)?.systemId ?? 'sun');
  const near = [...new Set([...own, ...parents, 'sun'])].filter((id) => isNear(join, plan.body(id)));
  const distance = (id: string) => normVec3(stateFrom(join, after, id, join.epoch)!.positionKm);
  return near.sort((a, b) => distance(a) - distance(b));
}

function isNear(join: Join, body: PlanBody | undefined): boolean {
  if (body?.id === 'sun') return true;
  if (!body || body.isPlace || !body.gmKm3S2) return false;
  const reach = NEAR_RADII * (body.meanRadiusKm ?? 0);
  const limit = body.systemId === 'sun' || body.systemId === null ? Number.POSITIVE_INFINITY : reach;
  return [join.before, join.after].every((segment) => {
    const state = stateFrom(join, segment, body.id, join.epoch);
    const distance = state ? normVec3(state.positionKm) : Number.POSITIVE_INFINITY;
    return distance < limit && distance > 0.9 * (body.meanRadiusKm ?? 0) && distance < 5e7;
  });
}

/** Whether the jump is small against the distance, and no body near. */
function fades(join: Join, centreId: string): boolean {
  if (centreId === 'sun') return true;
  const a = stateFrom(join, join.before, centreId, join.epoch)!.positionKm;
  const b = stateFrom(join, join.after, centreId, join.epoch)!.positionKm;
  const low = Math.min(normVec3(a), normVec3(b));
  return low > LOW_RADII * (join.plan.body(centreId)?.meanRadiusKm ?? 0) && distanceVec3(a, b) < SMALL_SHARE * low;
}

/** The flight goes on as it was, moved by what is missing, more and more towards the join. */
function faded(join: Join, centreId: string, side: 'before' | 'after'): SegmentData[] | undefined {
  const { epoch, before, after } = join;
  const yielding = side === 'before' ? before : after;
  if (yielding.kind === 'orbit' && centreId === 'sun') return undefined;
  const { interval } = yielding;
  const span = Math.min(LONGEST_FADE_S, (interval.end - interval.start) / 2);
  const [start, end] = side === 'before' ? [epoch - span, epoch] : [epoch, epoch + span];
  const here = stateFrom(join, before, centreId, epoch)!.positionKm;
  const there = stateFrom(join, after, centreId, epoch)!.positionKm;
  const miss = side === 'before' ? subVec3(vec3(), there, here) : subVec3(vec3(), here, there);
  const knots = knotsOf(start, end, FADE_KNOTS, (t) => {
    const s = side === 'before' ? (t - start) / span : (end - t) / span;
    const w = s ** 3 * (10 - s * (15 - 6 * s));
    const p = stateFrom(join, yielding, centreId, t)?.positionKm;
    return p && addVec3(vec3(), p, vec3(miss.x * w, miss.y * w, miss.z * w));
  });
  const km = normVec3(miss);
  const isSlight = km < SLIGHT_SHARE * normVec3(there);
  const { provenance, accuracy } = yielding;
  const label = { provenance, accuracy: { ...accuracy, km: accuracy.km + km } };
  return knots && cutTo(join, side, { centreId, knots, start, end }, isSlight ? label : ILLUSTRATIVE_CRUISE);
}

/** An arc about the body, from the moment that suits it best. */
function turned(join: Join, centreId: string, side: 'before' | 'after'): SegmentData[] | undefined {
  const { epoch, before, after } = join;
  const yielding = side === 'before' ? before : after;
  const fixed = stateFrom(join, side === 'before' ? after : before, centreId, epoch)!;
  const gm = join.plan.body(centreId)?.gmKm3S2;
  if (gm === undefined) return undefined;
  const here = stateFrom(join, yielding, centreId, epoch)!;
  const radius = Math.max(normVec3(here.positionKm), normVec3(fixed.positionKm));
  const period = 2 * Math.PI * Math.sqrt(radius ** 3 / gm);
  const longest = Math.min(1.5 * period, 0.6 * (yielding.interval.end - yielding.interval.start));
  const isOnGround = (side === 'before' ? after : before).shape === 'surface';
  let best: { turn: Turn; seconds: number; cost: number } | undefined;
  for (let i = 2; i <= TRIALS; i++) {
    const seconds = (longest * i) / TRIALS;
    const other = stateFrom(join, yielding, centreId, side === 'before' ? epoch - seconds : epoch + seconds);
    if (!other) continue;
    const [from, to] = side === 'before' ? [other, fixed] : [fixed, other];
    for (const turn of turnBetween(from, to, seconds)) {
      const cost = (isOnGround ? 0.2 : 1) * turn.lastBurnKmS + turn.firstBurnKmS;
      if (!best || cost < best.cost) best = { turn, seconds, cost };
    }
  }
  if (!best || best.cost > MOST_BURN_KM_S) return undefined;
  const [start, end] = side === 'before' ? [epoch - best.seconds, epoch] : [epoch, epoch + best.seconds];
  return cutTo(join, side, { centreId, knots: arcAround(best.turn, start, end), start, end }, ILLUSTRATIVE_TURN);
}

interface Arc {
  readonly centreId: string;
  readonly knots: Float64Array;
  readonly start: number;
  readonly end: number;
}

type Label = Pick<SegmentData, 'provenance' | 'accuracy'>;

const ILLUSTRATIVE_CRUISE: Label = { provenance: 'illustrative', accuracy: { shareOfDistance: 0.05, km: 0 } };
const ILLUSTRATIVE_TURN: Label = { provenance: 'illustrative', accuracy: { shareOfDistance: 1, km: 100 } };

function cutTo({ before, after }: Join, side: 'before' | 'after', arcOf: Arc, label: Label): SegmentData[] {
  const { centreId, knots, start, end } = arcOf;
  const yielding = side === 'before' ? before : after;
  const arc: SegmentData = {
    shape: 'arc',
    kind: yielding.kind === 'orbit' ? 'cruise' : yielding.kind,
    centreId,
    interval: { start: epochTdb(start), end: epochTdb(end) },
    ...label,
    knots,
  };
  if (side === 'before') {
    return [{ ...before, interval: { start: before.interval.start, end: epochTdb(start) } }, arc, after];
  }
  return [before, arc, { ...after, interval: { start: epochTdb(end), end: after.interval.end } }];
}

/** A segment's state relative to a body. */
function stateFrom(
  { plan, almanac }: Join,
  data: SegmentData,
  centreId: string,
  epoch: number,
): StateVector | undefined {
  const segment = segmentFromData(data, plan.placeOn ?? (() => undefined), almanac);
  const state = stateVector();
  const centre = stateVector();
  const at = epoch as EpochTdb;
  segment.stateInto(state, at);
  if (data.centreId === centreId) return state;
  if (!almanac.has(data.centreId) || !almanac.stateInto(centre, data.centreId, centreId, at)) return undefined;
  addVec3(state.positionKm, state.positionKm, centre.positionKm);
  addVec3(state.velocityKmS, state.velocityKmS, centre.velocityKmS);
  return isFinite3(state.positionKm) ? state : undefined;
}

function isFinite3({ x, y, z }: Vec3): boolean {
  return Number.isFinite(x + y + z);
}
