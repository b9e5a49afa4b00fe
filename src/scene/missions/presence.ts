import type { CatalogMission } from '../../catalog/catalog.ts';
import { missionPredicate } from '../../catalog/filters.ts';
import { utcFromEpoch } from '../../core/time/utc.ts';
import type { Segment, Trajectory } from '../../core/trajectory/segment.ts';
import { lengthOf } from '../stage/length.ts';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';

/** A craft nearer than this to the body it is at (px beyond the body's disc) is counted there instead of drawn. */
const TOGETHER_PX = 9;
/** What stands at the limb is still seen: a disc hides within this part of its radius. */
const LIMB = 0.97;

/**
 * Which missions are drawn this frame, and which are gathered at the body they are at: a dozen craft round Mars are one
 * number beside its name until one comes near enough to tell them apart.
 */
export class MissionPresence {
  /** 1 where the mission's own marker is drawn. */
  readonly isDrawn: Uint8Array;
  /** 1 where the mission is over and its craft only rests or drifts there. */
  readonly isOver: Uint8Array;
  /** Missions under way that are gathered at each body; one that is chosen is drawn too. */
  readonly gathered: Uint16Array;
  /** Body each of them is gathered at; -1 for none. */
  readonly gatheredAt: Int32Array;
  private passes: (mission: CatalogMission) => boolean = () => true;
  private filter: unknown;
  /** Body each mission is at; -1 for none. Kept until the epoch changes. */
  private readonly hosts: Int32Array;
  private hostsEpoch = Number.NaN;
  private hostsVersion = -1;
  private readonly missions: readonly SceneObject[];
  private readonly endUtc: Float64Array;

  constructor(private readonly stage: Stage) {
    const count = stage.objects.length;
    this.isDrawn = new Uint8Array(count);
    this.isOver = new Uint8Array(count);
    this.gathered = new Uint16Array(count);
    this.gatheredAt = new Int32Array(count).fill(-1);
    this.hosts = new Int32Array(count).fill(-1);
    this.missions = stage.objects.filter(({ mission }) => mission);
    this.endUtc = new Float64Array(count);
  }

  /** Whether a mission belongs in the picture unasked: the filter lets it through, and it was not called off. */
  passesFilter(mission: CatalogMission): boolean {
    return mission.status !== 'cancelled' && this.passes(mission);
  }

  /** Body the mission is at now; -1 in free flight about the Sun. */
  hostOf(index: number): number {
    return this.hosts[index]!;
  }

  /** Whether a mission is at a body now, or at something that circles that body. */
  isAt(index: number, bodyIndex: number): boolean {
    let at = this.hosts[index]!;
    while (at >= 0 && at !== bodyIndex) at = this.stage.objects[at]!.parentIndex;
    return at >= 0;
  }

  /**
   * Whether a body's true disc stands before a mission that is at it. The rest of an enlarged disc hides nothing: what
   * flies so near would never be seen.
   */
  isBehind(index: number, bodyIndex: number): boolean {
    const { screenX, screenY, distanceKm, trueRadiusPx } = this.stage.projection;
    const apart = lengthOf(screenX[index]! - screenX[bodyIndex]!, screenY[index]! - screenY[bodyIndex]!);
    return apart < LIMB * trueRadiusPx[bodyIndex]! && distanceKm[index]! > distanceKm[bodyIndex]!;
  }

  update(): void {
    const { stage } = this;
    this.readFilter();
    this.readHosts();
    this.gathered.fill(0);
    for (let i = 0; i < this.missions.length; i++) {
      const { index, mission } = this.missions[i]!;
      const isChosen = stage.isChosen(index);
      const isKnown = stage.places.isKnown[index] === 1;
      const passes = isKnown && this.passesFilter(mission!);
      const host = passes ? this.gatheringHost(index) : -1;
      const isCounted = host >= 0 && this.isOver[index] === 0;
      if (isCounted) this.gathered[host]!++;
      this.gatheredAt[index] = isCounted ? host : -1;
      const isSeen = (isKnown && isChosen) || (passes && host < 0);
      this.isDrawn[index] = isSeen && stage.projection.isAhead[index] ? 1 : 0;
    }
  }

  /** The body at whose place the mission is counted: its host, or the host's own planet where those two coincide. */
  private gatheringHost(index: number): number {
    let host = this.hosts[index]!;
    if (host < 0 || !this.isAtSameSpot(index, host)) return -1;
    for (let up = this.elderOf(host); up >= 0 && this.isAtSameSpot(host, up); up = this.elderOf(host)) host = up;
    return host;
  }

  private isAtSameSpot(index: number, host: number): boolean {
    const { projection, places } = this.stage;
    if (!places.isKnown[host] || !projection.isAhead[host]) return false;
    const apart = lengthOf(
      projection.screenX[index]! - projection.screenX[host]!,
      projection.screenY[index]! - projection.screenY[host]!,
    );
    // Craft before a large disc are seen one by one.
    const radius = projection.drawnRadiusPx[host]!;
    return apart < TOGETHER_PX + Math.min(radius, 14) && radius < 60;
  }

  private elderOf(index: number): number {
    const { stage } = this;
    const { body, parentIndex } = stage.objects[index]!;
    const elder = body?.lagrange ? stage.indexOf(body.lagrange.secondary) : parentIndex;
    return stage.objects[elder]?.body?.kind === 'star' ? -1 : elder;
  }

  private readFilter(): void {
    const { store, catalog } = this.stage.explorer;
    const { filter } = store.getState();
    if (filter === this.filter) return;
    this.filter = filter;
    this.passes = missionPredicate(filter, catalog);
  }

  private readHosts(): void {
    const { stage, missions, hosts } = this;
    const { dataVersion } = stage.explorer.store.getState();
    const { epoch } = stage;
    if (this.hostsEpoch === epoch && this.hostsVersion === dataVersion) return;
    if (this.hostsVersion !== dataVersion) this.readEnds();
    this.hostsEpoch = epoch;
    this.hostsVersion = dataVersion;
    stage.stays.update(epoch, dataVersion);
    const nowUtc = utcFromEpoch(epoch);
    for (let i = 0; i < missions.length; i++) {
      const { index } = missions[i]!;
      if (!stage.places.isKnown[index]) continue;
      this.isOver[index] = this.endUtc[index]! < nowUtc ? 1 : 0;
      const centre = stage.stays.centreIndex[index]!;
      // A craft on board another one stands where that one does.
      const host = centre >= 0 && stage.objects[centre]!.mission ? hosts[centre]! : centre;
      hosts[index] = stage.objects[host]?.body?.kind === 'star' ? -1 : host;
    }
  }

  /** When each mission is over: never, for one whose end is open. */
  private readEnds(): void {
    const { catalog } = this.stage.explorer;
    for (const { index, mission } of this.missions) {
      const { endUtc, openEnded } = catalog.missionSpan(mission!);
      this.endUtc[index] = openEnded ? Number.POSITIVE_INFINITY : endUtc;
    }
  }
}

/**
 * The epochs about a given one between which no segment of a path begins or ends, into `out`; widens nothing that is
 * narrower there already.
 */
export function narrowToSegments(
  out: { from: number; until: number },
  trajectory: Trajectory | undefined,
  epoch: number,
): void {
  if (!trajectory) return;
  for (const { interval } of trajectory.segments) {
    narrow(out, interval.start, epoch);
    narrow(out, interval.end, epoch);
  }
}

function narrow(out: { from: number; until: number }, edge: number, epoch: number): void {
  if (edge <= epoch) out.from = Math.max(out.from, edge);
  else out.until = Math.min(out.until, edge);
}

/** The segment of a path that holds at an epoch. */
export function segmentAt(trajectory: Trajectory | undefined, epoch: number): Segment | undefined {
  if (!trajectory) return undefined;
  // Asked for every mission in every frame: no function is made for it.
  for (const segment of trajectory.segments) {
    if (epoch >= segment.interval.start && epoch <= segment.interval.end) return segment;
  }
  return undefined;
}
