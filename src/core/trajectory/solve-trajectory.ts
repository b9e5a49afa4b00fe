import type { Almanac } from '../ephemeris/almanac.ts';
import type { StateVector } from '../ephemeris/source.ts';
import { CLOCK_END } from '../time/clock-range.ts';
import type { EpochTdb } from '../time/epoch.ts';
import { SECONDS_PER_DAY } from '../units/constants.ts';
import { bestDates } from './chain/best-dates.ts';
import { flyChain } from './chain/fly-chain.ts';
import { isNearEarth, solveCislunarFlight } from './cislunar/cislunar-flight.ts';
import { flyOnward } from './cislunar/onward.ts';
import { connected } from './connect.ts';
import { withDerivedEnds } from './derived-ends.ts';
import { leavesCarrier, pushLater, withCarrier, withoutOverlap, withTimeToFly } from './event-order.ts';
import { driftLeg, endOfLeg, heliocentricLeg, type Leg, perihelionLeg, sunOrbitLeg, systemLeg } from './legs.ts';
import { Neighbourhood } from './neighbourhood.ts';
import { apsidesOf } from './orbit/orbit-shape.ts';
import { withPublishedTilt } from './orbit/published-tilt.ts';
import { accuracyOf, labelledFlight, labelledStay, reportWithSpans } from './path-labels.ts';
import { moonRelative, placeOnOrbit } from './place-on-orbit.ts';
import type { PlanBody, PlanNode, TrajectoryPlan } from './plan.ts';
import type { NoPathReason, Trajectory } from './segment.ts';
import type { LegReport, SegmentData } from './segment-data.ts';
import { segmentFromData } from './segment-from-data.ts';
import { orbitFromArrival, stayData } from './stay-data.ts';
import { moonTour } from './tour/moon-tour.ts';
import { usableNodes } from './usable-nodes.ts';

/**
 * The path of a mission from its dated events: zero-revolution Lambert legs between bodies, orbits, sites and stations in
 * between. Pure: the same plan and ephemeris give the same path. Segments follow in time without overlap.
 * Fly-bys are points in this model: the path bends at the planet's centre.
 */
export function solveTrajectory(plan: TrajectoryPlan, almanac: Almanac): Trajectory {
  return new Solver(plan, almanac).solve();
}

class Solver {
  private readonly segments: SegmentData[] = [];
  /** The plan with the events as they are flown. */
  private flown: TrajectoryPlan;
  private readonly gaps: { reason: NoPathReason; detail: string }[] = [];
  private readonly legs: LegReport[] = [];
  /** How the craft came to the place where it is. */
  private arrival: StateVector | undefined;
  private arrivalAboutEarth: StateVector | undefined;
  /** Whether the orbit it is in follows from how it came. */
  private isOrbitEntered = false;
  private excessKmS: number | undefined;
  readonly plan: TrajectoryPlan;
  private readonly near: Neighbourhood;

  constructor(
    given: TrajectoryPlan,
    readonly almanac: Almanac,
  ) {
    this.plan = { ...withPublishedTilt(given), nodes: withDerivedEnds(given, almanac) };
    this.near = new Neighbourhood(this.plan);
    this.flown = this.plan;
  }

  solve(): Trajectory {
    const nodes = usableNodes(this.plan, this.almanac, this.near, (reason, detail) => this.gap(reason, detail));
    const first = nodes[0];
    if (this.plan.carrierId !== undefined) this.ride(this.plan.carrierId, nodes);
    else if (!first) this.gap('no-dated-events', 'No dated event happens at a body with a position.');
    else this.fly(nodes);
    const siteOf = this.plan.placeOn ?? noSites;
    const data = connected(this.plan, this.almanac, withoutOverlap(this.segments));
    const segments = data.map((piece) => segmentFromData(piece, siteOf, this.almanac));
    return { missionId: this.plan.missionId, segments, data, legs: this.legs, gaps: this.gaps };
  }

  private fly(given: readonly PlanNode[]): void {
    const nodes = withTimeToFly(this.withBestDates(given));
    this.flown = { ...this.plan, nodes };
    for (let i = 0; i < nodes.length; ) {
      const end = this.chainEnd(nodes, i);
      if (end > i && this.flyChain(nodes.slice(i, end + 1), end === nodes.length - 1)) {
        i = end;
        if (end === nodes.length - 1 && nodes[end]!.role === 'pass') return;
        continue;
      }
      const next = nodes[i + 1];
      if (!next) this.finish(nodes, nodes[i]!);
      // What has come down flies no farther; the next craft of a series starts anew.
      else if (nodes[i]!.role === 'end') this.excessKmS = undefined;
      else if (!this.flyNearEarth(nodes, i)) this.connect(nodes[i]!, next);
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
      if (this.near.isTooShort(from, to) || this.near.isAtHome(from, to) || this.near.commonCentre(from, to) !== 'sun')
        break;
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
    this.leaveOrbit(nodes[0]!, flown.departure);
    this.segments.push(...labelledFlight(this, flown.segments, nodes));
    this.legs.push(...flown.legs.map((leg, i) => reportWithSpans(leg, nodes[i]!, nodes[i + 1]!)));
    this.arrival = flown.arrival;
    return true;
  }

  /** A flight between Earth, Moon and their libration points, integrated; false where there is none. */
  private flyNearEarth(nodes: readonly PlanNode[], i: number): boolean {
    const from = nodes[i]!;
    const to = nodes[i + 1]!;
    if (!isNearEarth(from.bodyId) || !isNearEarth(to.bodyId) || to.epoch <= from.epoch) return false;
    if (from.bodyId !== to.bodyId && this.near.commonCentre(from, to) === 'sun') return false;
    const flight = solveCislunarFlight({
      almanac: this.almanac,
      plan: this.flown,
      from,
      to,
    });
    const first = flight?.segments[0];
    if (!flight || !first) return false;
    const last = this.segments[this.segments.length - 1];
    if (last && first.interval.start < last.interval.end - 1) return false;
    if (from.role === 'stay' && first.interval.start > from.epoch + 1) this.stay(from, first.interval.start);
    this.segments.push(...labelledFlight(this, flight.segments, [from, to]));
    this.legs.push(...flight.legs.map((leg) => reportWithSpans(leg, from, to)));
    this.arrival = moonRelative(this.almanac, to.bodyId, flight.endState);
    this.arrivalAboutEarth = flight.endState.state;
    this.excessKmS = undefined;
    return true;
  }

  /** From one event to the next: a stay, a flight, or both. */
  private connect(from: PlanNode, to: PlanNode): void {
    if (to.epoch <= from.epoch) return;
    if (this.near.isAtHome(from, to)) {
      this.stay(from, to.epoch);
      this.excessKmS = undefined;
      return;
    }
    const leg = this.near.isTooShort(from, to) ? undefined : this.legBetween(from, to);
    if (!leg) {
      this.gap('not-solvable', `${from.bodyId} to ${to.bodyId}`);
      return;
    }
    this.excessKmS = leg.arrivalExcessKmS;
    // Two bodies tell no flight between Earth and Moon: there such a leg only stands for the way.
    const isNear = isNearEarth(from.bodyId) && isNearEarth(to.bodyId);
    const isFlight = to.bodyId === 'sun' ? this.isOnSunOrbit(from) : !isNear;
    this.cruise({ leg, from, to, end: to.epoch, kind: 'cruise', isFlight });
  }

  private legBetween(from: PlanNode, to: PlanNode): Leg | undefined {
    const sun = this.plan.body('sun');
    if (to.bodyId === 'sun') return sun && this.orbitAboutSun(sun, from);
    const centreId = this.near.commonCentre(from, to);
    const centre = this.plan.body(centreId);
    if (!centre?.gmKm3S2) return undefined;
    if (centreId === 'sun') return heliocentricLeg(this.almanac, centre, from, to, this.excessKmS);
    const { almanac } = this;
    return systemLeg({
      almanac,
      centre,
      from,
      to,
      bodyOf: this.plan.body,
      place: placeOnOrbit(this.segments.at(-1), from),
    });
  }

  /** A craft of which only "about the Sun" is known: through a published perihelion, else drifting along with the body. */
  private orbitAboutSun(sun: PlanBody, from: PlanNode): Leg | undefined {
    const perihelion = this.plan.perihelia.find((p) => p.epoch > from.epoch);
    const through = perihelion && perihelionLeg(this.almanac, sun, from, perihelion);
    return through ?? sunOrbitLeg(this.almanac, sun, from, this.plan.orbit) ?? driftLeg(this.almanac, sun, from);
  }

  private cruise({ leg, from, to, end, kind, isFlight }: Cruise): void {
    const { positionKm: p, velocityKmS: v } = leg.departure;
    const segment: SegmentData = {
      shape: 'two-body',
      kind,
      centreId: leg.centreId,
      gmKm3S2: leg.gmKm3S2,
      interval: { start: from.epoch, end },
      epoch: from.epoch,
      positionKm: [p.x, p.y, p.z],
      velocityKmS: [v.x, v.y, v.z],
      provenance: isFlight ? 'reconstructed' : 'illustrative',
      accuracy: accuracyOf(isFlight, kind === 'coast' || to?.bodyId === 'sun'),
    };
    this.segments.push(...labelledFlight(this, [segment], to ? [from, to] : [from]));
  }

  private stay(node: PlanNode, end: EpochTdb): void {
    const body = this.plan.body(node.bodyId);
    const last = this.segments[this.segments.length - 1];
    // A flight may have waited here already, before it left.
    const start = last && last.interval.end > node.epoch ? last.interval.end : node.epoch;
    if (!body || end <= start) return;
    if (this.goesOnCircling(node, start)) {
      this.segments[this.segments.length - 1] = { ...last!, interval: { start: last!.interval.start, end } };
      return;
    }
    const hasJustCome = last !== undefined && last.interval.end > node.epoch - 1;
    const arrival = hasJustCome ? this.arrival : undefined;
    this.isOrbitEntered = arrival !== undefined;
    const arrivalAboutEarth = hasJustCome ? this.arrivalAboutEarth : undefined;
    const { plan, almanac } = this;
    const tour = arrival && moonTour({ plan, almanac, planet: body, node, times: { start, end }, arrival });
    if (tour) {
      this.segments.push(...tour.segments);
      this.legs.push(...tour.legs);
      this.arrival = undefined;
      return;
    }
    const stays = stayData({ plan, almanac, node, body, times: { start, end }, arrival, arrivalAboutEarth });
    this.segments.push(...labelledStay(this, stays, node, this.eventBefore(node)));
    this.arrival = undefined;
    this.arrivalAboutEarth = undefined;
  }

  /** A docking, or another event in the orbit it is in already, does not change the orbit. */
  private goesOnCircling({ bodyId, stay, role }: PlanNode, start: EpochTdb): boolean {
    const last = this.segments.at(-1);
    if (last?.shape !== 'precessing-orbit' || last.centreId !== bodyId || this.arrival !== undefined) return false;
    return role === 'stay' && stay === 'orbit' && start - last.interval.end < 1;
  }

  private eventBefore(node: PlanNode): PlanNode | undefined {
    return this.flown.nodes[this.flown.nodes.indexOf(node) - 1];
  }

  /** An orbit of which nothing else was known ends where the flight away from it begins. */
  private leaveOrbit(node: PlanNode, departure: StateVector | undefined): void {
    const last = this.segments[this.segments.length - 1];
    const body = this.plan.body(node.bodyId);
    if (!departure || !body || last?.shape !== 'precessing-orbit' || this.isOrbitEntered) return;
    if (last.centreId !== body.id || Math.abs(last.interval.end - node.epoch) > 1) return;
    const apsides = apsidesOf(body, this.plan.orbit?.bodyId === body.id ? this.plan.orbit : undefined);
    const orbit = apsides && orbitFromArrival(body, apsides, departure, last.interval);
    if (!orbit) return;
    const { provenance, accuracy, dates } = last;
    const label = dates === undefined ? { provenance, accuracy } : { provenance, accuracy, dates };
    this.segments[this.segments.length - 1] = { ...orbit, epoch: node.epoch, ...label };
  }

  /** After the last event: stay there, coast on, or end. */
  private finish(nodes: readonly PlanNode[], last: PlanNode): void {
    const end = this.plan.end ?? CLOCK_END;
    if (last.role === 'end') return;
    const isOnlyHere = nodes.length === 1 && [this.plan.orbit?.bodyId, this.plan.targetId].includes(last.bodyId);
    if (last.role === 'stay' || isOnlyHere) {
      this.stay(last, last.stay === 'surface' ? CLOCK_END : end);
      return;
    }
    if (end <= last.epoch) return;
    if (this.goOn(last, end)) return;
    const leg = this.lastOrbit(nodes, last);
    if (leg) this.cruise({ leg, from: last, end, kind: 'coast', isFlight: this.isOnSunOrbit(last) });
    else if (nodes.length === 1) this.gap('single-event', `Only one dated event, at ${last.bodyId}.`);
  }

  /** On from a last pass near the Earth as the flight there ended. */
  private goOn(last: PlanNode, end: EpochTdb): boolean {
    const flown = this.segments.at(-1);
    const state = this.arrivalAboutEarth;
    if (last.role !== 'pass' || !flown || !state || flown.interval.end < last.epoch - SECONDS_PER_DAY) return false;
    const onward = flyOnward(this.almanac, state, flown.interval.end, end);
    if (onward) this.segments.push(onward);
    return onward !== undefined;
  }

  private isOnSunOrbit(last: PlanNode): boolean {
    const { orbit, perihelia } = this.plan;
    const isSized = orbit?.periapsisAltitudeKm !== undefined && orbit.apoapsisAltitudeKm !== undefined;
    const isTold = orbit?.bodyId === 'sun' && (isSized || orbit.periodHours !== undefined);
    return perihelia.some((p) => p.epoch > last.epoch) || isTold;
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
    if (sun && !before && this.plan.targetId === 'sun' && last.role === 'start') return this.orbitAboutSun(sun, last);
    if (!before || this.near.isAtHome(before, last)) return undefined;
    const leg = this.legBetween(before, last);
    return leg && { ...leg, departure: endOfLeg(leg, before.epoch, last.epoch) };
  }

  /** A craft carried by another one: with the carrier until it stays somewhere by itself. */
  private ride(carrierId: string, given: readonly PlanNode[]): void {
    const carrier = this.almanac.has(carrierId) ? this.almanac.sourcesOf(carrierId) : [];
    const nodes = withCarrier(given, carrier);
    const arrival = nodes.find((n, i) => leavesCarrier(n, nodes[i + 1]));
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
      const provenance = carrier.some((s) => s.provenance === 'reconstructed' && s.interval.start < end)
        ? 'reconstructed'
        : 'illustrative';
      this.segments.push({
        shape: 'attached',
        kind: 'attached',
        centreId: carrierId,
        interval: times,
        provenance,
        accuracy: { shareOfDistance: 0, km: 1 },
        offsetKm: [0, 0, 0],
      });
    }
    if (arrival) this.fly(nodes.slice(nodes.indexOf(arrival)));
  }

  private gap(reason: NoPathReason, detail: string): void {
    if (!this.gaps.some((g) => g.reason === reason && g.detail === detail)) this.gaps.push({ reason, detail });
  }
}

interface Cruise {
  readonly leg: Leg;
  readonly from: PlanNode;
  readonly to?: PlanNode;
  readonly end: EpochTdb;
  readonly kind: 'cruise' | 'coast';
  /** Whether it follows from published facts rather than standing for an unknown way. */
  readonly isFlight: boolean;
}

const noSites = () => undefined;
