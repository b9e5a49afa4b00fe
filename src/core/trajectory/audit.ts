import type { PlanNode, TrajectoryPlan } from './plan.ts';
import type { Trajectory } from './segment.ts';
import type { LegReport } from './segment-data.ts';

/** What a finding is about. */
export type FindingKind =
  | 'impossible-dates'
  | 'infeasible-turn'
  | 'speed-jump'
  | 'large-manoeuvre'
  | 'high-launch-energy'
  | 'orbit-facts'
  | 'overdue'
  | 'missing-target'
  | 'no-path';

/** Something in a mission's events that cannot be flown, or that the data should say better. */
export interface Finding {
  readonly kind: FindingKind;
  /** Body or leg it concerns: `venus`, `earth-venus`. */
  readonly where: string;
  /** Epoch it concerns (s past J2000 TDB); absent where none does. */
  readonly epoch?: number;
  /** The figure found and the one allowed, in `unit`. */
  readonly found?: number;
  readonly allowed?: number;
  readonly unit?: 'km/s' | 'deg' | 'km²/s²' | 'days' | 'h';
  readonly message: string;
}

export interface AuditOptions {
  /** Today, or the day for which to ask (s past J2000 TDB): planned events before it are overdue. */
  readonly now: number;
}

/** A joint that differs more than this was not flown so: a date is wrong, or a burn is not listed (km/s). */
const SPEED_JUMP_KM_S = 1;
const TURN_TOLERANCE_DEG = 3;
/** The largest burns flown between planets gave about 1 km/s (Juno, Lucy, Messenger); more needs a reason. */
const LARGE_BURN_KM_S = 1.2;
/** New Horizons left with 158 km²/s², the most so far. */
const HIGHEST_C3 = 165;
const SECONDS_PER_DAY = 86_400;

/**
 * What is wrong or doubtful with a mission's events, from its plan and solved path: events out of order or at one instant
 * in two places, passes that turn farther than the height allows, speeds in and out that differ by more than 1 km/s, burns
 * and launch energies that no mission had, orbits whose figures contradict each other, planned events before `now`, targets without a position, missions without a
 * path. Pure. An empty list: everything can be flown.
 */
export function auditTrajectory(plan: TrajectoryPlan, trajectory: Trajectory, { now }: AuditOptions): Finding[] {
  return [
    ...plan.nodes.flatMap((node, i) => dateFindings(node, plan.nodes[i + 1])),
    ...plan.nodes.flatMap((node) => overdueFindings(node, now)),
    ...trajectory.legs.flatMap(legFindings),
    ...orbitFindings(plan),
    ...trajectory.gaps.map(gapFinding),
    ...(trajectory.segments.length === 0 && trajectory.gaps.length === 0 ? [noPath(plan)] : []),
  ];
}

function dateFindings(node: PlanNode, next: PlanNode | undefined): Finding[] {
  if (!next || !node.isDated || !next.isDated || node.bodyId === next.bodyId) return [];
  const days = (next.epoch - node.epoch) / SECONDS_PER_DAY;
  const where = `${node.bodyId}-${next.bodyId}`;
  if (days > 0.01) return [];
  const message = `Two events at ${node.bodyId} and ${next.bodyId} have the same time: give one of them a later one.`;
  return [{ kind: 'impossible-dates', where, epoch: node.epoch, found: days, unit: 'days', message }];
}

function overdueFindings(node: PlanNode, now: number): Finding[] {
  const end = node.endEpoch ?? node.epoch;
  if (!node.isPlanned || node.isDerived || end >= now) return [];
  const days = (now - end) / SECONDS_PER_DAY;
  const message = `A planned event at ${node.bodyId} lies in the past: say whether it happened, or its new date.`;
  return [{ kind: 'overdue', where: node.bodyId, epoch: end, found: days, unit: 'days', message }];
}

/** Orbits that three bodies shape keep no law of two. */
const THREE_BODY = /halo|retrograde|lissajous|NRHO|\bDRO\b/i;
const PERIOD_TOLERANCE = 0.06;

/** Heights in the wrong order, or a period that the heights do not give by Kepler's third law. */
function orbitFindings({ orbit, body: bodyOf }: TrajectoryPlan): Finding[] {
  const body = orbit && bodyOf(orbit.bodyId);
  const { periapsisAltitudeKm: low, apoapsisAltitudeKm: high, periodHours } = orbit ?? {};
  if (!orbit || !body || low === undefined || high === undefined) return [];
  const common = { kind: 'orbit-facts', where: orbit.bodyId } as const;
  if (low > high) {
    return [{ ...common, message: `The orbit's lowest height, ${low} km, lies above its highest, ${high} km.` }];
  }
  const { gmKm3S2: gm, meanRadiusKm: radius } = body;
  if (periodHours === undefined || !gm || radius === undefined || THREE_BODY.test(orbit.type ?? '')) return [];
  const found = (2 * Math.PI * Math.sqrt(((low + high) / 2 + radius) ** 3 / gm)) / 3600;
  if (Math.abs(found / periodHours - 1) < PERIOD_TOLERANCE) return [];
  const message = `The heights give a period of ${found.toFixed(1)} h, the file says ${periodHours} h.`;
  return [{ ...common, found, allowed: periodHours, unit: 'h', message }];
}

function legFindings(leg: LegReport): Finding[] {
  const where = `${leg.fromId}-${leg.toId}`;
  const epoch = leg.start;
  const findings: Finding[] = [];
  const jump = Math.abs(leg.excessMismatchKmS ?? 0);
  if (jump > SPEED_JUMP_KM_S) {
    const message = `The speeds in and out at ${leg.fromId} differ by ${jump.toFixed(1)} km/s: check dates, or list the burn.`;
    findings.push({ kind: 'speed-jump', where, epoch, found: jump, allowed: SPEED_JUMP_KM_S, unit: 'km/s', message });
  }
  const { turnDeg, turnLimitDeg } = leg;
  if (turnDeg !== undefined && turnLimitDeg !== undefined && turnDeg > turnLimitDeg + TURN_TOLERANCE_DEG) {
    const message = `The pass of ${leg.fromId} turns by ${turnDeg.toFixed(0)}°, its height allows ${turnLimitDeg.toFixed(0)}°.`;
    findings.push({
      kind: 'infeasible-turn',
      where,
      epoch,
      found: turnDeg,
      allowed: turnLimitDeg,
      unit: 'deg',
      message,
    });
  }
  for (const burn of leg.manoeuvres ?? []) {
    if (burn.deltaVKmS <= LARGE_BURN_KM_S) continue;
    const message = `The leg needs a burn of ${burn.deltaVKmS.toFixed(1)} km/s: check its dates, or the engines.`;
    const figures = { found: burn.deltaVKmS, allowed: LARGE_BURN_KM_S, unit: 'km/s' } as const;
    findings.push({ kind: 'large-manoeuvre', where, epoch: burn.epoch, ...figures, message });
  }
  if (leg.c3Km2S2 !== undefined && leg.c3Km2S2 > HIGHEST_C3) {
    const message = `The launch needs ${leg.c3Km2S2.toFixed(0)} km²/s², more than any so far: check launch and first target.`;
    const figures = { found: leg.c3Km2S2, allowed: HIGHEST_C3, unit: 'km²/s²' } as const;
    findings.push({ kind: 'high-launch-energy', where, epoch, ...figures, message });
  }
  return findings;
}

function gapFinding({ reason, detail }: Trajectory['gaps'][number]): Finding {
  const isTarget = reason === 'destination-without-position' || reason === 'outside-ephemeris';
  return isTarget
    ? { kind: 'missing-target', where: detail, message: `No position is known for ${detail} then.` }
    : { kind: 'no-path', where: detail, message: `A stretch has no path (${reason}): ${detail}.` };
}

function noPath(plan: TrajectoryPlan): Finding {
  return {
    kind: 'no-path',
    where: plan.missionId,
    message: 'The events give no path: at least two dated places are needed.',
  };
}
