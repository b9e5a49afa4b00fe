import { stateVector } from '../core/ephemeris/source.ts';
import { type RotationModel, rotationModel } from '../core/frames/rotation.ts';
import { siteOn } from '../core/frames/surface-site.ts';
import { normVec3, scaleVec3, type Vec3, vec3 } from '../core/math/vec3.ts';
import type { EpochTdb } from '../core/time/epoch.ts';
import { addSeconds } from '../core/time/epoch.ts';
import { epochFromUtc } from '../core/time/utc.ts';
import type {
  PerihelionPass,
  PlanBody,
  PlanEngine,
  PlanManoeuvre,
  PlanNode,
  PlanSite,
  StayKind,
  SunPass,
  TrajectoryPlan,
} from '../core/trajectory/plan.ts';
import { RAD_PER_DEG, SECONDS_PER_DAY } from '../core/units/constants.ts';
import type { Catalog, CatalogBody, CatalogMission, TimelineEvent } from './catalog.ts';
import { parkingInclinationDeg } from './launch-inclination.ts';
import { parsePartialDate } from './partial-date.ts';

/** Places that count as the Earth's neighbourhood, though they circle the Sun. */
const NEAR_EARTH_PLACES: ReadonlySet<string> = new Set(['sun-earth-l1', 'sun-earth-l2']);
/** Events closer in time than this are kept apart by it, in the order of the list. */
const LEAST_GAP_S = 60;
/** A part that separates near a stop of the main craft adds no stop of its own. */
const SAME_STOP_S = 5 * SECONDS_PER_DAY;

/**
 * A mission in the terms of the trajectory solver: events with a role for the path, epochs in TDB (the middle of a span
 * where only a span is known), published orbit, site and carrier. Pure; angles stay in degrees as in the files.
 */
export function trajectoryPlanOf(mission: CatalogMission, catalog: Catalog): TrajectoryPlan {
  const events = catalog.eventsOf(mission);
  const span = catalog.missionSpan(mission);
  return {
    missionId: mission.id,
    nodes: withDerivedEnd(inOrder(withFallbackStop(nodesOf(events, catalog), events, catalog)), mission, catalog),
    perihelia: events.flatMap((event) => perihelionOf(event, catalog)),
    sunPasses: events.filter(isSunPass).flatMap((event) => sunPassOf(event, catalog)),
    manoeuvres: events
      .filter((event) => event.type === 'deep-space-manoeuvre' && event.part === undefined && isToTheDay(event))
      .map(manoeuvreOf),
    coast: mission.coast && { ...mission.coast, epoch: epochFromUtc(parsePartialDate(mission.coast.date).startUtc) },
    orbit: mission.orbit && { ...mission.orbit, bodyId: mission.orbit.body },
    site: siteOf(mission, catalog),
    launchInclinationDeg: parkingInclinationDeg(mission.launch?.site),
    targetId: mission.destinations[0],
    carrierId: mission.carriedBy,
    end: span.openEnded ? null : epochFromUtc(span.endUtc),
    propulsion: mission.propulsion,
    engine: engineOf(mission),
    placeOn: (bodyId, coordinates) => {
      const body = catalog.body(bodyId);
      return body && siteOn(body, coordinates);
    },
    body: (id) => planBody(catalog.body(id)),
  };
}

const G0_KM_S2 = 9.80665e-3;

function engineOf({ lowThrust, massKg }: CatalogMission): PlanEngine | undefined {
  if (!lowThrust) return undefined;
  const { thrustMn, specificImpulseS, coasts = [] } = lowThrust;
  // 1 mN on 1 kg gives 1e-6 km/s².
  const isKnown = thrustMn !== undefined && massKg !== undefined;
  return {
    accelerationKmS2: isKnown ? (thrustMn / massKg) * 1e-6 : undefined,
    exhaustKmS: specificImpulseS === undefined ? undefined : specificImpulseS * G0_KM_S2,
    coasts: coasts.map(({ from, until }) => ({
      start: epochFromUtc(parsePartialDate(from).startUtc),
      end: epochFromUtc(parsePartialDate(until).startUtc),
    })),
  };
}

/** The path's stops: the main craft's own events; a part's event only where it tells of a place not told otherwise. */
function nodesOf(all: readonly TimelineEvent[], catalog: Catalog): PlanNode[] {
  const launch = all.find((e) => e.type === 'launch' && e.part === undefined);
  // What is told to happen before the launch cannot have been done by this craft.
  const events = all.filter((e) => !launch || e.endUtc > launch.startUtc);
  const told = events.filter((e) => e.part === undefined).flatMap((event) => nodeOf(event, events, catalog));
  const own = told.filter((node, i) => !isEdgeOfPass(node, told[i - 1], told[i + 1]));
  const parts = events
    .filter((e) => e.part !== undefined && COMES_DOWN.has(e.type))
    .flatMap((event) => nodeOf(event, events, catalog))
    .filter((node) => !own.some((o) => o.bodyId === node.bodyId && Math.abs(o.epoch - node.epoch) < SAME_STOP_S))
    .filter((node) => ownPlaceAt(own, node.epoch)?.bodyId !== node.bodyId)
    .filter((node) => ownPlaceAt(own, node.epoch) === undefined)
    // The part stops there, the craft flies past.
    .map((node): PlanNode => ({ ...node, role: 'pass', stay: undefined }));
  return [...own, ...parts];
}

/** What a part does at a body that the main craft, too, has come to. */
const COMES_DOWN: ReadonlySet<string> = new Set([
  'orbit-insertion',
  'rendezvous',
  'docking',
  'landing',
  'touchdown',
  'arrival',
  'impact',
  'earth-return',
]);

/** Entering a body's neighbourhood just before a fly-by, or leaving it just after, is part of the fly-by. */
function isEdgeOfPass(node: PlanNode, before: PlanNode | undefined, after: PlanNode | undefined): boolean {
  const isClose = (other: PlanNode) =>
    other.role === 'pass' && other.bodyId === node.bodyId && Math.abs(other.epoch - node.epoch) < SAME_STOP_S;
  if (node.role === 'stay') return after !== undefined && isClose(after);
  return node.role === 'leave' && before !== undefined && isClose(before);
}

/** Where the main craft stays at an epoch, if it stays anywhere. */
function ownPlaceAt(own: readonly PlanNode[], epoch: EpochTdb): PlanNode | undefined {
  const last = own.findLast((node) => node.epoch <= epoch);
  return last?.role === 'stay' ? last : undefined;
}

function nodeOf(event: TimelineEvent, events: readonly TimelineEvent[], catalog: Catalog): PlanNode[] {
  const role = roleOf(event, events);
  if (!role || event.bodyId === 'sun') return [];
  const stay = role === 'stay' ? stayOf(event) : undefined;
  return [
    {
      role,
      bodyId: event.bodyId,
      epoch: epochFromUtc(event.instantUtc),
      startEpoch: epochFromUtc(event.startUtc),
      endEpoch: epochFromUtc(event.endUtc),
      isDated: isToTheDay(event),
      isPlanned: event.outcome === 'planned',
      isLowerBound: event.isNotEarlierThan && event.outcome === 'planned',
      altitudeKm: event.altitudeKm,
      c3Km2S2: event.c3Km2S2,
      sunInclinationDeg: event.sunInclinationDeg,
      sunPeriodDays: event.sunPeriodDays,
      isPowered: event.isPowered,
      closestFrom: closestFrom(event, catalog),
      stay,
    },
  ];
}

/** Direction from the body's centre of the place above which a fly-by came closest. */
function closestFrom({ bodyId, over, instantUtc }: TimelineEvent, catalog: Catalog): Vec3 | undefined {
  const body = catalog.body(bodyId);
  const site = over && body && siteOn(body, over);
  if (!site) return undefined;
  const place = stateVector();
  site.stateInto(place, epochFromUtc(instantUtc));
  return scaleVec3(vec3(), place.positionKm, 1 / normVec3(place.positionKm));
}

const DAY_MS = 86_400_000;

function roleOf(event: TimelineEvent, events: readonly TimelineEvent[]): PlanNode['role'] | undefined {
  switch (event.type) {
    case 'launch':
      return 'start';
    case 'flyby':
      return 'pass';
    case 'departure':
    case 'ascent':
      return 'leave';
    case 'orbit-insertion':
    case 'rendezvous':
    case 'docking':
    case 'landing':
    case 'touchdown':
    case 'arrival':
      return 'stay';
    case 'impact':
    case 'earth-return':
      return fliesOnAfter(event, events) ? 'pass' : 'end';
    default:
      return undefined;
  }
}

/** Whether the mission has a later event elsewhere: what came down was then not all of it. */
function fliesOnAfter(event: TimelineEvent, events: readonly TimelineEvent[]): boolean {
  const flights = ['flyby', 'orbit-insertion', 'rendezvous', 'landing', 'arrival', 'earth-return', 'impact', 'docking'];
  const later = events.filter((e) => e !== event && e.instantUtc > event.instantUtc);
  // The next craft of a series has a launch of its own.
  const next = later.findIndex((e) => e.type === 'launch');
  return later.slice(0, next === -1 ? later.length : next).some((e) => flights.includes(e.type));
}

function stayOf(event: TimelineEvent): StayKind {
  if (event.type === 'landing' || event.type === 'touchdown') return 'surface';
  return event.type === 'rendezvous' ? 'station' : 'orbit';
}

/**
 * Some missions say where they went only in passing ("first images from L2"): with fewer than two stops, the first other
 * event at a body away from Earth counts as an arrival there; else the last event, at the Earth or about the Sun, is where the path ends.
 * Only events after the launch count.
 */
function withFallbackStop(nodes: PlanNode[], events: readonly TimelineEvent[], catalog: Catalog): PlanNode[] {
  if (nodes.length >= 2) return nodes;
  const launch = events.find((e) => e.type === 'launch' && e.part === undefined);
  // Nothing flies without a launch or a stop: what is told then is news of the work on it.
  if (nodes.length === 0 && !launch) return nodes;
  // What is told before the launch is news of the plan, not a place the craft has come to.
  const isFlown = (e: TimelineEvent) => launch === undefined || e.instantUtc > launch.instantUtc;
  const told = events.filter(
    (e) => e.type !== 'launch' && e.part === undefined && catalog.body(e.bodyId) && isFlown(e),
  );
  const arrival = told.find((e) => (e.type === 'other' || e.type === 'mission-end') && !HOME.has(e.bodyId));
  if (arrival) return [...nodes, hintedNode(arrival, 'stay', launch)];
  const start = nodes[0];
  const last = told.findLast((e) => HOME.has(e.bodyId));
  if (start?.role !== 'start' || !last || epochFromUtc(last.instantUtc) <= start.epoch) return nodes;
  return [...nodes, hintedNode(last, 'end', undefined)];
}

/** A stop that is told in passing: the craft came there at some time between the launch and then. */
function hintedNode(event: TimelineEvent, role: 'stay' | 'end', launch: TimelineEvent | undefined): PlanNode {
  return {
    role,
    bodyId: event.bodyId,
    epoch: epochFromUtc(event.instantUtc),
    startEpoch: epochFromUtc(launch?.startUtc ?? event.startUtc),
    endEpoch: epochFromUtc(event.endUtc),
    isDated: role === 'end' && isToTheDay(event),
    stay: role === 'stay' ? 'orbit' : undefined,
  };
}

/**
 * A mission of which only the launch is told goes to its first destination; one of which only the coming is told has left
 * the Earth before. When, the solver works out: the epoch here is that of the end which is known.
 */
function withDerivedEnd(nodes: PlanNode[], mission: CatalogMission, catalog: Catalog): PlanNode[] {
  const [only, ...others] = nodes;
  if (!only || mission.carriedBy !== undefined) return nodes;
  const derived = { epoch: only.epoch, isDated: false, isDerived: true, isPlanned: only.isPlanned } as const;
  if (others.length === 1) return withStayBetween(only, others[0]!, derived, mission, catalog);
  if (others.length > 1) return nodes;
  if (only.role !== 'start') {
    const isFlight = only.bodyId !== 'earth' && only.role !== 'leave';
    return isFlight ? [{ ...derived, role: 'start', bodyId: 'earth' }, only] : nodes;
  }
  const target = mission.destinations.find((id) => id !== 'sun' && catalog.body(id) !== undefined);
  if (target === undefined || target === 'earth') return nodes;
  const isPass = mission.classes.some((c) => c === 'flyby' || c === 'crewed-flyby');
  if (isPass) return [only, { ...derived, role: 'pass', bodyId: target }];
  return [only, { ...derived, role: 'stay', bodyId: target, stay: stayAt(mission) }];
}

type Derived = Pick<PlanNode, 'epoch' | 'isDated' | 'isDerived' | 'isPlanned'>;

/** A plan to bring samples back of which only start and return are told stays at its target between them. */
function withStayBetween(
  start: PlanNode,
  end: PlanNode,
  derived: Derived,
  mission: CatalogMission,
  catalog: Catalog,
): PlanNode[] {
  const [bodyId] = mission.destinations;
  const isReturn = start.role === 'start' && end.role === 'end' && end.bodyId === 'earth' && start.isPlanned;
  const isSampled = isReturn && mission.classes.includes('sample-return');
  if (!isSampled || bodyId === undefined || bodyId === 'earth' || !catalog.body(bodyId)) return [start, end];
  const epoch = ((start.epoch + end.epoch) / 2) as EpochTdb;
  const stay = { ...derived, role: 'stay', bodyId, stay: stayAt(mission) } as const;
  return [start, stay, { ...derived, role: 'leave', bodyId, epoch }, end];
}

function stayAt({ classes }: CatalogMission): StayKind {
  return classes[0] !== undefined && ON_GROUND.has(classes[0]) ? 'surface' : 'orbit';
}

const ON_GROUND: ReadonlySet<string> = new Set(['lander', 'rover', 'hopper', 'crewed-landing', 'aerial', 'cargo']);

const HOME: ReadonlySet<string> = new Set(['earth', 'sun']);

/** Sorted by time; events of one instant are set a minute apart, so that each leg has a length. */
function inOrder(nodes: readonly PlanNode[]): PlanNode[] {
  const sorted = launchFirst([...nodes].sort((a, b) => a.epoch - b.epoch));
  const spaced: PlanNode[] = [];
  for (const node of sorted) {
    const last = spaced[spaced.length - 1];
    // A launch that follows by its own date stays ahead of what it is told to be ahead of.
    const isTooClose = last && node.epoch - last.epoch < LEAST_GAP_S;
    spaced.push(isTooClose ? { ...node, epoch: addSeconds(last.epoch, LEAST_GAP_S) } : node);
  }
  return spaced;
}

/** A launch told by a longer span than the arrival may seem to come after it: the span of what follows then begins with it. */
function launchFirst(sorted: readonly PlanNode[]): PlanNode[] {
  const at = sorted.findIndex(({ role }) => role === 'start');
  const launch = sorted[at];
  if (!launch || at === 0) return [...sorted];
  const overtaken = sorted.slice(0, at).filter((n) => n.endEpoch !== undefined && n.endEpoch > launch.startEpoch!);
  const earlier = sorted.slice(0, at).filter((node) => !overtaken.includes(node));
  const later = overtaken.map((node) => ({ ...node, startEpoch: laterOf(node.startEpoch!, launch.startEpoch!) }));
  return [...earlier, launch, ...later, ...sorted.slice(at + 1)];
}

function laterOf(a: EpochTdb, b: EpochTdb): EpochTdb {
  return a > b ? a : b;
}

function isToTheDay(event: TimelineEvent): boolean {
  return event.endUtc - event.startUtc <= DAY_MS;
}

function manoeuvreOf({ instantUtc, deltaVMS, bodyId }: TimelineEvent): PlanManoeuvre {
  const deltaVKmS = deltaVMS === undefined ? undefined : deltaVMS / 1000;
  return { epoch: epochFromUtc(instantUtc), nearId: bodyId, deltaVKmS };
}

function isSunPass(event: TimelineEvent): boolean {
  return event.bodyId === 'sun' && event.type === 'flyby' && isToTheDay(event);
}

function sunPassOf(event: TimelineEvent, catalog: Catalog): SunPass[] {
  const radiusKm = catalog.body('sun')?.meanRadiusKm;
  if (radiusKm === undefined) return [];
  const distanceKm = event.altitudeKm === undefined ? undefined : radiusKm + event.altitudeKm;
  return [{ epoch: epochFromUtc(event.instantUtc), distanceKm }];
}

function perihelionOf(event: TimelineEvent, catalog: Catalog): PerihelionPass[] {
  const radiusKm = catalog.body('sun')?.meanRadiusKm;
  if (event.bodyId !== 'sun' || event.altitudeKm === undefined || radiusKm === undefined) return [];
  return [{ epoch: epochFromUtc(event.instantUtc), distanceKm: radiusKm + event.altitudeKm }];
}

function planBody(body: CatalogBody | undefined): PlanBody | undefined {
  if (!body) return undefined;
  const rotation = rotationModel(body);
  return {
    id: body.id,
    systemId: NEAR_EARTH_PLACES.has(body.id) ? 'earth' : body.parent,
    meanRadiusKm: body.meanRadiusKm,
    gmKm3S2: body.gmKm3S2,
    pole: rotation && poleOf(rotation),
    isPlace: body.kind === 'lagrange-point' || body.kind === 'barycentre',
  };
}

/** Pole direction at J2000 (ICRF unit vector): the slow drift of the pole does not matter for an orbit's tilt. */
function poleOf(rotation: RotationModel) {
  const ra = rotation.poleRaDeg * RAD_PER_DEG;
  const dec = rotation.poleDecDeg * RAD_PER_DEG;
  return vec3(Math.cos(dec) * Math.cos(ra), Math.cos(dec) * Math.sin(ra), Math.sin(dec));
}

function siteOf(mission: CatalogMission, catalog: Catalog): PlanSite | undefined {
  const { site } = mission;
  if (site?.latDeg === undefined || site.lonDegE === undefined) return undefined;
  const body = catalog.body(site.body);
  const place = { latDeg: site.latDeg, lonDegE: site.lonDegE };
  const found = body && siteOn(body, place);
  return found && { ...found, ...place };
}
