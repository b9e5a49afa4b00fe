import type { Almanac } from '../ephemeris/almanac.ts';
import { CLOCK_END } from '../time/clock-range.ts';
import { type EpochTdb, epochTdb } from '../time/epoch.ts';
import { SECONDS_PER_DAY } from '../units/constants.ts';
import { capturedState } from './chain/arrival.ts';
import { bestDates } from './chain/best-dates.ts';
import { flyChain, isDistantPass } from './chain/fly-chain.ts';
import type { PassHyperbola } from './chain/pass-hyperbola.ts';
import { chainStop } from './chain/stop.ts';
import { driftLeg, endOfLeg, heliocentricLeg, type Leg, perihelionLeg, systemLeg } from './legs.ts';
import type { PlanBody, PlanNode, PlanOrbit, TrajectoryPlan } from './plan.ts';
import type { NoPathReason, Segment, Trajectory } from './segment.ts';
import type { LegReport } from './segment-data.ts';
import { segmentFromData } from './segment-from-data.ts';
import { apsisRadii, orbitStay, type StayTimes, stationStay, surfaceStay } from './stay.ts';
import { twoBodySegment } from './two-body-segment.ts';

/** Expected error of a ballistic leg between well-dated events, as a share of the distance from its centre. */
const RECONSTRUCTED_ACCURACY = 0.02;
const ILLUSTRATIVE_ACCURACY = 0.3;
/** A flight about the Earth longer than this has left the Earth's neighbourhood, unless the mission never does. */
const LONGEST_SYSTEM_LEG_S = 250 * SECONDS_PER_DAY;
/** Less time than this between two events of one planet is spent near it. */
const PARKING_LIMIT_S = 60 * SECONDS_PER_DAY;
/** Moons passed this close to a planet's own fly-by or while circling it are stations of a tour, not ends of legs. */
const TOUR_WINDOW_S = 40 * SECONDS_PER_DAY;

/**
 * The path of a mission from its dated events: zero-revolution Lambert legs between bodies, orbits, sites and stations in
 * between. Pure: the same plan and ephemeris give the same path. Segments follow in time without overlap.
 * Fly-bys are points in this model: the path bends at the planet's centre.
 */
export function solveTrajectory(plan: TrajectoryPlan, almanac: Almanac): Trajectory {
  return new Solver(plan, almanac).solve();
}

class Solver {
  private readonly segments: Segment[] = [];
  private readonly gaps: { reason: NoPathReason; detail: string }[] = [];
  private readonly legs: LegReport[] = [];
  /** How the craft came to the place where it is. */
  private arrival: PassHyperbola | undefined;
  private excessKmS: number | undefined;

  constructor(
    private readonly plan: TrajectoryPlan,
    private readonly almanac: Almanac,
  ) {}

  solve(): Trajectory {
    const nodes = this.usableNodes();
    const first = nodes[0];
    if (this.plan.carrierId !== undefined) this.ride(this.plan.carrierId, nodes);
    else if (!first) this.gap('no-dated-events', 'No dated event happens at a body with a position.');
    else this.fly(nodes);
    return { missionId: this.plan.missionId, segments: this.segments, legs: this.legs, gaps: this.gaps };
  }

  /** Events at bodies whose position is known then, without the stations of a tour. */
  private usableNodes(): PlanNode[] {
    const placed = this.plan.nodes.filter((node) => this.hasPosition(node));
    return placed.filter((node, i) => !isTourStop(placed, i, (id) => this.systemOf(id)) && !this.isFarPass(node));
  }

  /** A pass so far from the body that it bends nothing. */
  private isFarPass(node: PlanNode): boolean {
    const body = this.plan.body(node.bodyId);
    const stop = body && chainStop(this.almanac, node, body, node.epoch);
    return stop !== undefined && this.systemOf(node.bodyId) === node.bodyId && isDistantPass(stop);
  }

  private hasPosition(node: PlanNode): boolean {
    const body = this.plan.body(node.bodyId);
    if (!body || !this.almanac.has(node.bodyId)) {
      this.gap('destination-without-position', node.bodyId);
      return false;
    }
    const found = this.almanac.stateAt(node.bodyId, 'sun', node.epoch);
    if (found.kind === 'state') return true;
    this.gap(found.reason === 'outside' ? 'outside-ephemeris' : 'ephemeris-not-loaded', found.id);
    return false;
  }

  private fly(given: readonly PlanNode[]): void {
    const nodes = this.withBestDates(given);
    for (let i = 0; i < nodes.length; ) {
      const end = this.chainEnd(nodes, i);
      if (end > i && this.flyChain(nodes.slice(i, end + 1), end === nodes.length - 1)) {
        i = end;
        if (end === nodes.length - 1 && nodes[end]!.role === 'pass') return;
        continue;
      }
      const next = nodes[i + 1];
      if (next) this.connect(nodes[i]!, next);
      else this.finish(nodes, nodes[i]!);
      i++;
    }
  }

  /** Events of which only a span is known, moved to the best dates inside for the flights they belong to. */
  private withBestDates(given: readonly PlanNode[]): readonly PlanNode[] {
    const gm = this.plan.body('sun')?.gmKm3S2;
    const nodes = [...given];
    for (let i = 0; gm !== undefined && i < nodes.length - 1; ) {
      const end = this.chainEnd(nodes, i);
      if (end > i) nodes.splice(i, end - i + 1, ...bestDates(this.plan, this.almanac, nodes.slice(i, end + 1), gm));
      pushLater(nodes, end);
      i = Math.max(end, i + 1);
    }
    return nodes;
  }

  /** Index of the last event of the flight about the Sun that begins at `first`; `first` itself when none begins there. */
  private chainEnd(nodes: readonly PlanNode[], first: number): number {
    let end = first;
    while (end + 1 < nodes.length) {
      const from = nodes[end]!;
      const to = nodes[end + 1]!;
      if ((end > first && from.role !== 'pass') || from.bodyId === 'sun' || to.bodyId === 'sun') break;
      if (to.epoch <= from.epoch || this.isAtHome(from, to) || this.commonCentre(from, to) !== 'sun') break;
      end++;
    }
    return end;
  }

  private flyChain(nodes: readonly PlanNode[], isLast: boolean): boolean {
    const sun = this.plan.body('sun');
    if (!sun) return false;
    const coastEnd = isLast ? (this.plan.end ?? CLOCK_END) : (0 as EpochTdb);
    const flown = flyChain(this.plan, this.almanac, nodes, sun, coastEnd);
    if (!flown) return false;
    for (const data of flown.segments) this.segments.push(segmentFromData(data, noSites));
    this.legs.push(...flown.legs);
    this.arrival = flown.arrival;
    return true;
  }

  /** From one event to the next: a stay, a flight, or both. */
  private connect(from: PlanNode, to: PlanNode): void {
    if (to.epoch <= from.epoch) return;
    if (this.isAtHome(from, to)) {
      this.stay(from, to.epoch);
      this.excessKmS = undefined;
      return;
    }
    const leg = this.legBetween(from, to);
    if (!leg) {
      this.gap('not-solvable', `${from.bodyId} to ${to.bodyId}`);
      return;
    }
    this.excessKmS = leg.arrivalExcessKmS;
    this.cruise(leg, from, to.epoch, from.isDated && to.isDated);
  }

  /** Whether the craft remains where it is between two events. */
  private isAtHome(from: PlanNode, to: PlanNode): boolean {
    const staysHere = from.role === 'stay';
    if (to.bodyId === 'sun') return false;
    if (from.bodyId === to.bodyId) {
      if (staysHere) return true;
      return to.epoch - from.epoch < PARKING_LIMIT_S || !this.leavesEarth();
    }
    // In orbit about a planet, on the way to one of its moons: the tour is not solved here.
    return staysHere && this.systemOf(to.bodyId) === from.bodyId && from.bodyId !== 'earth';
  }

  private legBetween(from: PlanNode, to: PlanNode): Leg | undefined {
    const sun = this.plan.body('sun');
    if (to.bodyId === 'sun') return sun && this.orbitAboutSun(sun, from);
    const centreId = this.commonCentre(from, to);
    const centre = this.plan.body(centreId);
    if (!centre?.gmKm3S2) return undefined;
    if (centreId === 'sun') return heliocentricLeg(this.almanac, centre, from, to, this.excessKmS);
    return systemLeg(this.almanac, centre, from, to);
  }

  /** A craft of which only "about the Sun" is known: through a published perihelion, else drifting along with the body. */
  private orbitAboutSun(sun: PlanBody, from: PlanNode): Leg | undefined {
    const perihelion = this.plan.perihelia.find((p) => p.epoch > from.epoch);
    const through = perihelion && perihelionLeg(this.almanac, sun, from, perihelion);
    return through ?? driftLeg(this.almanac, sun, from);
  }

  private commonCentre(from: PlanNode, to: PlanNode): string {
    const system = this.systemOf(from.bodyId);
    if (system !== this.systemOf(to.bodyId) || from.bodyId === to.bodyId) return 'sun';
    const isLong = to.epoch - from.epoch > LONGEST_SYSTEM_LEG_S;
    return isLong && this.leavesEarth() ? 'sun' : system;
  }

  /** Whether the mission has an event outside the Earth's neighbourhood. */
  private leavesEarth(): boolean {
    return this.plan.nodes.some((n) => this.plan.body(n.bodyId) && this.systemOf(n.bodyId) !== 'earth');
  }

  /** The planet or small body whose neighbourhood an object belongs to; its own id when it circles the Sun. */
  private systemOf(bodyId: string): string {
    const system = this.plan.body(bodyId)?.systemId;
    return system === null || system === undefined || system === 'sun' ? bodyId : system;
  }

  private cruise(leg: Leg, from: PlanNode, end: EpochTdb, isDated: boolean, kind: 'cruise' | 'coast' = 'cruise'): void {
    const isReconstructed = isDated && kind === 'cruise';
    this.segments.push(
      twoBodySegment({
        kind,
        centreId: leg.centreId,
        gmKm3S2: leg.gmKm3S2,
        start: from.epoch,
        end,
        state: leg.departure,
        epoch: from.epoch,
        provenance: isReconstructed ? 'reconstructed' : 'illustrative',
        relativeAccuracy: isReconstructed ? RECONSTRUCTED_ACCURACY : ILLUSTRATIVE_ACCURACY,
      }),
    );
  }

  private stay(node: PlanNode, end: EpochTdb): void {
    const body = this.plan.body(node.bodyId);
    if (!body || end <= node.epoch) return;
    const times: StayTimes = { start: node.epoch, end };
    this.segments.push(this.staySegment(node, body, times));
  }

  private staySegment(node: PlanNode, body: PlanBody, times: StayTimes): Segment {
    const { site, orbit } = this.plan;
    if (node.stay === 'surface' && site?.bodyId === body.id) return surfaceStay(body, site, times);
    const circles = node.stay !== 'surface' && !body.isPlace;
    const published = orbit?.bodyId === body.id ? orbit : undefined;
    const circling = circles ? orbitStay(body, published, times, this.captured(node, body, published)) : undefined;
    this.arrival = undefined;
    if (circling) return circling;
    const accuracyKm = body.isPlace ? HALO_SIZE_KM : (body.meanRadiusKm ?? 1);
    const provenance = node.isDated && !body.isPlace ? 'reconstructed' : 'illustrative';
    return stationStay({ ...times, kind: 'station', centreId: body.id, accuracyKm, provenance });
  }

  /** The state on the orbit into which the craft brakes, when it has just come. */
  private captured(node: PlanNode, body: PlanBody, published: PlanOrbit | undefined) {
    const last = this.segments[this.segments.length - 1];
    if (!this.arrival || last?.centreId !== body.id || last.interval.end !== node.epoch) return undefined;
    const apsides = apsisRadii(published, body.meanRadiusKm ?? 0, body.gmKm3S2 ?? 0);
    return apsides && capturedState(this.arrival, apsides.apoapsisKm);
  }

  /** After the last event: stay there, coast on, or end. */
  private finish(nodes: readonly PlanNode[], last: PlanNode): void {
    const end = this.plan.end ?? CLOCK_END;
    if (last.role === 'end') return;
    if (last.role === 'stay' || (nodes.length === 1 && this.plan.orbit?.bodyId === last.bodyId)) {
      this.stay(last, last.stay === 'surface' ? CLOCK_END : end);
      return;
    }
    if (end <= last.epoch) return;
    const leg = this.lastOrbit(nodes, last);
    if (leg) this.cruise(leg, last, end, false, 'coast');
    else if (nodes.length === 1) this.gap('single-event', `Only one dated event, at ${last.bodyId}.`);
  }

  /** The orbit flown after the last event: through a published perihelion, or straight on from the last leg. */
  private lastOrbit(nodes: readonly PlanNode[], last: PlanNode): Leg | undefined {
    const sun = this.plan.body('sun');
    const perihelion = this.plan.perihelia.find((p) => p.epoch > last.epoch);
    if (sun && perihelion) {
      const leg = perihelionLeg(this.almanac, sun, last, perihelion);
      if (leg) return leg;
    }
    const before = nodes[nodes.length - 2];
    if (!before || this.isAtHome(before, last)) return undefined;
    const leg = this.legBetween(before, last);
    return leg && { ...leg, departure: endOfLeg(leg, before.epoch, last.epoch) };
  }

  /** A craft carried by another one: with the carrier until it stays somewhere by itself. */
  private ride(carrierId: string, nodes: readonly PlanNode[]): void {
    const arrival = nodes.find((n) => n.role === 'stay' || n.role === 'end');
    const carrier = this.almanac.has(carrierId) ? this.almanac.sourcesOf(carrierId) : [];
    const start = carrier[0]?.interval.start;
    if (start === undefined) {
      this.gap('carrier-without-path', carrierId);
      if (arrival) this.fly(nodes);
      return;
    }
    const carrierEnd = carrier[carrier.length - 1]!.interval.end;
    const end = Math.min(arrival?.epoch ?? carrierEnd, carrierEnd, this.plan.end ?? CLOCK_END) as EpochTdb;
    const times = { start, end };
    if (end > start) {
      const provenance = carrier.some((s) => s.provenance === 'reconstructed') ? 'reconstructed' : 'illustrative';
      this.segments.push(stationStay({ ...times, kind: 'attached', centreId: carrierId, accuracyKm: 1, provenance }));
    }
    if (arrival) this.fly(nodes.slice(nodes.indexOf(arrival)));
  }

  private gap(reason: NoPathReason, detail: string): void {
    if (!this.gaps.some((g) => g.reason === reason && g.detail === detail)) this.gaps.push({ reason, detail });
  }
}

/** Events after `index` that a moved event has overtaken follow it, as far as their own spans allow. */
function pushLater(nodes: PlanNode[], index: number): void {
  for (let i = index + 1; i < nodes.length; i++) {
    const node = nodes[i]!;
    const earliest = nodes[i - 1]!.epoch + SECONDS_PER_DAY;
    if (node.epoch >= earliest || node.endEpoch === undefined) return;
    nodes[i] = { ...node, epoch: epochTdb(Math.min(earliest, Math.max(node.epoch, node.endEpoch - 1))) };
  }
}

const noSites = () => undefined;

/** Size of the usual loops around the Sun-Earth libration points: how far the craft may be from the point itself (km). */
const HALO_SIZE_KM = 800_000;

/** A moon passed while its planet is passed or circled. */
function isTourStop(nodes: readonly PlanNode[], index: number, systemOf: (id: string) => string): boolean {
  const node = nodes[index]!;
  const planetId = systemOf(node.bodyId);
  if (node.role !== 'pass' || planetId === node.bodyId) return false;
  if (planetId === 'earth') return isMoonOnTheWay(nodes, node);
  const last = nodes.slice(0, index).findLast((n) => n.bodyId === planetId);
  if (last?.role === 'stay' && !nodes.slice(nodes.indexOf(last), index).some((n) => n.role === 'leave')) return true;
  return nodes.some((n) => n.bodyId === planetId && Math.abs(n.epoch - node.epoch) < TOUR_WINDOW_S);
}

/** The Moon passed within days of a pass of the Earth is part of that pass. */
function isMoonOnTheWay(nodes: readonly PlanNode[], node: PlanNode): boolean {
  return nodes.some((n) => n.bodyId === 'earth' && n.role === 'pass' && Math.abs(n.epoch - node.epoch) < MOON_WINDOW_S);
}

const MOON_WINDOW_S = 5 * SECONDS_PER_DAY;
