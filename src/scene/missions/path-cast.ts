import type { Segment, Trajectory } from '../../core/trajectory/segment.ts';
import type { SegmentData } from '../../core/trajectory/segment-data.ts';
import { CHOSEN_COAST, CHOSEN_PATH, QUIET_BESIDE, QUIET_PATH } from '../../state/line-styles.ts';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { centresUpFrom, framesOf, nearestFrame } from './path-frames.ts';
import { narrowToSegments, segmentAt } from './presence.ts';
import type { Flight, Stretch } from './stretches.ts';
import type { TurningLoop, TurningOrbitData } from './turning-loop.ts';

/** A mission's path with all that has been made of it. */
export interface Flown extends Flight {
  readonly loops: Map<Segment, TurningLoop>;
}

/** A centre a segment is drawn about, and its line there once it has been asked for. */
export interface View {
  readonly centreId: string;
  /** -1 for a centre that is no object of the picture. */
  readonly centreIndex: number;
  stretch: Stretch | undefined;
}

/** A segment that has a line now. */
export interface Part {
  readonly segment: Segment;
  readonly isCurrent: boolean;
  readonly opacity: number;
  /** About the planet in focus, where the path comes nearer to it than `far`. */
  readonly near: View | undefined;
  /** About its outermost centre, for most the Sun; not for what stays about its own body. */
  readonly far: View | undefined;
}

/** How a mission's path is drawn, for as long as no segment begins or ends and the visitor changes nothing. */
export interface Role {
  readonly object: SceneObject;
  readonly flown: Flown;
  readonly isChosen: boolean;
  readonly parts: readonly Part[];
  readonly current: Segment | undefined;
  /** Place of `current` in `parts`; -1 if it has none. */
  readonly currentPart: number;
  /** The orbit flown now, where one looks at it: one that turns with two bodies, or an ellipse about an object. */
  readonly turning: TurningOrbitData | undefined;
  readonly hostIndex: number;
}

/**
 * Which missions' paths are drawn, and of each which segments. A frame only asks whether anything of that has changed:
 * most of it holds for weeks of the clock.
 */
export class PathCast {
  /** The chosen ones come last and lie on top. */
  readonly inPlay: Role[] = [];
  private readonly missions: readonly SceneObject[];
  private readonly flown = new Map<string, Flown>();
  /** Of each mission: its role, the epochs between which it holds, and whether it had a position. */
  private readonly roles: (Role | undefined)[];
  private readonly spans: { from: number; until: number }[];
  private readonly indices: Int32Array;
  private readonly wasKnown: Uint8Array;
  /** Between these epochs nobody's role changes. */
  private readonly span = { from: Number.POSITIVE_INFINITY, until: Number.NEGATIVE_INFINITY };
  private filter: unknown;
  private dataVersion = -1;
  private selectedIndex = -1;
  private hoveredIndex = -1;
  private focusIndex = -2;
  private focusHost = -2;
  private focusCentres: readonly string[] = [];

  constructor(
    private readonly stage: Stage,
    /** Called when new data has come, with all paths known so far. */
    private readonly onData: (flown: Iterable<Flown>) => void,
  ) {
    this.missions = stage.objects.filter((o) => o.mission);
    this.roles = this.missions.map(() => undefined);
    this.spans = this.missions.map(() => ({ from: 0, until: 0 }));
    this.indices = Int32Array.from(this.missions, ({ index }) => index);
    this.wasKnown = new Uint8Array(this.missions.length);
  }

  update(): void {
    const isNew = this.readKey();
    const { epoch, places } = this.stage;
    const isWithin = epoch > this.span.from && epoch < this.span.until;
    if (!isNew && isWithin && !this.hasKnownChanged()) return;
    for (let i = 0; i < this.missions.length; i++) {
      const { from, until } = this.spans[i]!;
      const isKnown = places.isKnown[this.indices[i]!]!;
      const holds = !isNew && epoch > from && epoch < until && isKnown === this.wasKnown[i];
      this.wasKnown[i] = isKnown;
      if (!holds) this.roles[i] = this.cast(i);
    }
    this.gather();
  }

  private hasKnownChanged(): boolean {
    const { isKnown } = this.stage.places;
    for (let i = 0; i < this.indices.length; i++) if (isKnown[this.indices[i]!] !== this.wasKnown[i]) return true;
    return false;
  }

  /** Notes what roles depend on besides the epoch; tells whether it differs from before. */
  private readKey(): boolean {
    const { stage } = this;
    const { filter, dataVersion } = stage.explorer.store.getState();
    const { selectedIndex, hoveredIndex, focusIndex } = stage;
    // What a craft is at is what one looks at with it.
    const isCraft = focusIndex >= 0 && stage.objects[focusIndex]!.mission !== undefined;
    const focusHost = isCraft ? stage.presence.hostOf(focusIndex) : focusIndex;
    const isSame =
      filter === this.filter &&
      dataVersion === this.dataVersion &&
      selectedIndex === this.selectedIndex &&
      hoveredIndex === this.hoveredIndex &&
      focusIndex === this.focusIndex &&
      focusHost === this.focusHost;
    if (isSame) return false;
    if (dataVersion !== this.dataVersion) this.onData(this.flown.values());
    this.filter = filter;
    this.dataVersion = dataVersion;
    this.selectedIndex = selectedIndex;
    this.hoveredIndex = hoveredIndex;
    this.focusIndex = focusIndex;
    this.focusHost = focusHost;
    this.focusCentres = centresUpFrom(stage, stage.objects[focusHost]?.id ?? 'sun');
    return true;
  }

  private gather(): void {
    const { inPlay, span } = this;
    inPlay.length = 0;
    span.from = Number.NEGATIVE_INFINITY;
    span.until = Number.POSITIVE_INFINITY;
    for (const { from, until } of this.spans) {
      span.from = Math.max(span.from, from);
      span.until = Math.min(span.until, until);
    }
    for (const role of this.roles) if (role && !role.isChosen) inPlay.push(role);
    for (const role of this.roles) if (role?.isChosen) inPlay.push(role);
  }

  /** The role of a mission now, if it has any; notes how long it holds. */
  private cast(i: number): Role | undefined {
    const { stage } = this;
    const object = this.missions[i]!;
    const span = this.spans[i]!;
    const trajectory = stage.explorer.trajectories.trajectoryOf(object.id);
    span.from = Number.NEGATIVE_INFINITY;
    span.until = Number.POSITIVE_INFINITY;
    narrowToSegments(span, trajectory, stage.epoch);
    if (this.flown.get(object.id)?.trajectory !== trajectory) this.flown.delete(object.id);
    const isChosen = stage.isChosen(object.index);
    const passes = isChosen || stage.presence.passesFilter(object.mission!);
    if (!trajectory || !passes || !(isChosen || this.wasKnown[i] === 1)) return undefined;
    const flown = this.flown.get(object.id) ?? this.enter(object.id, trajectory);
    const current = segmentAt(trajectory, stage.epoch);
    const parts = trajectory.segments.flatMap((segment) => this.partOf(object, flown, segment, current) ?? []);
    const isLookedAt = current !== undefined && this.isNear(object, current);
    const turning = isLookedAt ? turningOrbitOf(trajectory, current) : undefined;
    const hostIndex = isLookedAt && current.kind === 'orbit' ? stage.indexOf(current.centreId) : -1;
    if (parts.length === 0 && !turning && hostIndex < 0) return undefined;
    const currentPart = parts.findIndex((part) => part.isCurrent);
    return { object, flown, isChosen, parts, current, currentPart, turning, hostIndex };
  }

  private partOf(object: SceneObject, flown: Flown, segment: Segment, current: Segment | undefined): Part | undefined {
    const isChosen = this.stage.isChosen(object.index);
    const isCurrent = segment === current;
    const isWanted = isChosen || (isCurrent && (segment.kind === 'cruise' || segment.kind === 'station'));
    if (!isWanted || !this.hasLine(object, flown.trajectory, segment)) return undefined;
    const frames = flown.frames.get(segment)!;
    const outermost = frames[frames.length - 1]!;
    const nearest = nearestFrame(frames, this.focusCentres);
    const near = nearest === outermost ? undefined : this.viewFrom(nearest);
    const far = isLocal(segment) ? undefined : this.viewFrom(outermost);
    return near || far ? { segment, isCurrent, opacity: this.opacityOf(segment, isChosen), near, far } : undefined;
  }

  /** Whether a segment that is wanted is drawn as a line. */
  private hasLine(object: SceneObject, trajectory: Trajectory, segment: Segment): boolean {
    if (isLocal(segment)) return this.isNear(object, segment) && isOpen(trajectory, segment);
    return segment.kind === 'cruise' || segment.kind === 'coast';
  }

  private viewFrom(centreId: string): View {
    return { centreId, centreIndex: this.stage.indexOf(centreId), stretch: undefined };
  }

  private opacityOf({ kind }: Segment, isChosen: boolean): number {
    if (isChosen) return (kind === 'coast' ? CHOSEN_COAST : CHOSEN_PATH).opacity;
    return this.isBeside ? QUIET_BESIDE.opacity : QUIET_PATH.opacity;
  }

  /** Whether a mission is selected: all others are quieter then. */
  get isBeside(): boolean {
    return this.stage.objects[this.stage.selectedIndex]?.mission !== undefined;
  }

  /** Whether one looks at the mission, or at what it circles now. */
  private isNear({ index }: SceneObject, segment: Segment): boolean {
    const { stage } = this;
    return stage.isChosen(index) || index === stage.focusIndex || stage.indexOf(segment.centreId) === stage.focusIndex;
  }

  private enter(id: string, trajectory: Trajectory): Flown {
    const frames = framesOf(this.stage, trajectory);
    const flown: Flown = { trajectory, frames, stretches: new Map(), loops: new Map() };
    this.flown.set(id, flown);
    return flown;
  }
}

/** Orbits and stations are lines about their own body only: about the Sun they would be scrolls. */
function isLocal({ kind }: Segment): boolean {
  return kind === 'orbit' || kind === 'station';
}

/** Whether a segment's line is told point by point: the orbits of a tour among moons, and a station that is kept. */
function isOpen({ segments, data }: Trajectory, segment: Segment): boolean {
  const told: SegmentData | undefined = data[segments.indexOf(segment)];
  return told?.shape === 'arc' || (told?.shape === 'two-body' && told.kind === 'orbit');
}

/** The orbit in a rotating frame that a segment follows, if it does. */
function turningOrbitOf({ segments, data }: Trajectory, segment: Segment): TurningOrbitData | undefined {
  const told = data[segments.indexOf(segment)];
  return told?.shape === 'rotating-frame-orbit' || told?.shape === 'lissajous-orbit' ? told : undefined;
}
