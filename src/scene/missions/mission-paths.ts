import { Group, type Object3D } from 'three';
import { stateVector } from '../../core/ephemeris/source.ts';
import type { Segment, Trajectory } from '../../core/trajectory/segment.ts';
import type { SegmentData } from '../../core/trajectory/segment-data.ts';
import {
  CHOSEN_COAST,
  CHOSEN_ORBIT,
  CHOSEN_PALING,
  CHOSEN_PATH,
  type LineLook,
  QUIET_BESIDE,
  QUIET_ORBIT,
  QUIET_PALING,
  QUIET_PATH,
} from '../../state/line-styles.ts';
import { OrbitBundle } from '../orbits/orbit-bundle.ts';
import { osculatingEllipse, osculatingEllipseInto } from '../orbits/osculating-ellipse.ts';
import { smoothstep } from '../stage/apparent-size.ts';
import { type ScenePoint, sceneFromIcrf } from '../stage/display-axes.ts';
import type { Layer } from '../stage/layer.tsx';
import { lengthOf } from '../stage/length.ts';
import { distanceFactor } from '../stage/radial-scale.ts';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { centresUpFrom, framesOf, nearestFrame } from './path-frames.ts';
import type { PathLine } from './path-line.ts';
import { segmentAt } from './presence.ts';
import { type Flight, type Stretch, StretchMaker } from './stretches.ts';
import { TurningLoop, type TurningOrbitData } from './turning-loop.ts';

/** A pass about its planet takes the place of the same pass about the Sun when it spans so many pixels. */
const NEAR_FROM_PX = 60;
const NEAR_WHOLLY_PX = 220;
/** What the rest of a path then loses of its strength. */
const BACKGROUND_LOSS = 0.75;

const scratch = stateVector();
const ellipse = osculatingEllipse();
const centre: ScenePoint = { x: 0, y: 0, z: 0 };
const craft: ScenePoint = { x: 0, y: 0, z: 0 };
const drawn: ScenePoint = { x: 0, y: 0, z: 0 };
const look = { color: [1, 1, 1] as SceneObject['color'], opacity: 0, widthPx: 1, haloPx: 0, paling: QUIET_PALING };
const orbitLook = { color: look.color, opacity: 0, widthPx: 1, isUncertain: false };

/** What a pass long gone or far ahead loses of its strength. */
const OTHER_PASS_LOSS = 0.7;

/** How far each segment of the path at hand is drawn about the planet in focus. */
const nearShares: number[] = [];

interface Flown extends Flight {
  readonly loops: Map<Segment, TurningLoop>;
}

/** How a segment is drawn this frame. */
interface Manner {
  object: SceneObject;
  trajectory: Trajectory | undefined;
  isChosen: boolean;
  opacity: number;
}

/**
 * The paths of missions: free flight as lines about the Sun, and about a planet while one looks at that planet; orbits as
 * ellipses through the craft; orbits that turn with two bodies as loops.
 */
export class MissionPaths implements Layer {
  readonly root = new Group();
  private readonly missions: readonly SceneObject[];
  private readonly flown = new Map<string, Flown>();
  private readonly orbits = new OrbitBundle();
  private readonly maker: StretchMaker;
  private readonly manner: Manner;
  private readonly shown: Object3D[] = [];
  private shownCount = 0;
  private dataVersion = -1;
  private focusCentres: readonly string[] = [];
  private focusIndex = -2;
  private focusHost = -2;

  constructor(
    private readonly stage: Stage,
    private readonly invalidate: () => void,
  ) {
    this.missions = stage.objects.filter((o) => o.mission);
    this.root.add(this.orbits.root);
    this.maker = new StretchMaker(stage, this.root);
    this.manner = { object: stage.objects[0]!, trajectory: undefined, isChosen: false, opacity: 0 };
  }

  update(stage: Stage): void {
    this.maker.beginFrame();
    this.hideAll();
    this.orbits.begin();
    this.forgetMissing();
    this.readFocus();
    for (const object of this.missions) {
      const trajectory = stage.explorer.trajectories.trajectoryOf(object.id);
      const known = this.flown.get(object.id);
      if (known && known.trajectory !== trajectory) this.forget(object.id, known);
      const isChosen = stage.isChosen(object.index);
      const passes = object.mission !== undefined && (isChosen || stage.presence.passesFilter(object.mission));
      const isFlying = stage.places.isKnown[object.index] === 1;
      if (trajectory && passes && (isFlying || isChosen)) this.show(object, trajectory, isChosen);
    }
    this.orbits.end(stage);
    if (this.maker.isSpent) this.invalidate();
  }

  dispose(): void {
    for (const [id, flown] of this.flown) this.forget(id, flown);
    this.orbits.dispose();
  }

  private show(object: SceneObject, trajectory: Trajectory, isChosen: boolean): void {
    const { manner } = this;
    const current = segmentAt(trajectory, this.stage.epoch);
    const flown = this.flown.get(object.id) ?? this.enter(object.id, trajectory);
    manner.object = object;
    manner.trajectory = trajectory;
    manner.isChosen = isChosen;
    const { segments } = trajectory;
    let nearest = 0;
    for (let i = 0; i < segments.length; i++) {
      nearShares[i] = this.prepare(segments[i]!, current) ? this.showNear(flown, segments[i]!) : 0;
      nearest = Math.max(nearest, nearShares[i]!);
    }
    for (let i = 0; i < segments.length; i++) {
      if (!this.prepare(segments[i]!, current) || isLocal(segments[i]!)) continue;
      // Beside a pass seen from its planet, what goes about the Sun is background.
      const share = nearShares[i]! > 0 ? 1 - nearShares[i]! : 1 - BACKGROUND_LOSS * nearest;
      this.showFar(flown, segments[i]!, share);
    }
    const loop = current && turningOrbitOf(trajectory, current);
    this.showLoop(flown, current, loop);
    const isDrawn = loop !== undefined || (current !== undefined && nearShares[segments.indexOf(current)]! > 0);
    if (!isDrawn) this.showOrbit(current);
  }

  /** Whether a segment has a line now; sets how clearly. */
  private prepare(segment: Segment, current: Segment | undefined): boolean {
    const { manner } = this;
    manner.opacity = this.styleOf(segment).opacity;
    // What drifts on after its mission shows no line of its own accord.
    if (segment.kind === 'cruise') return manner.isChosen || segment === current;
    if (isLocal(segment)) {
      const isWanted = manner.isChosen || (segment === current && segment.kind === 'station' && this.isNear(segment));
      return isWanted && isOpen(manner.trajectory!, segment);
    }
    return manner.isChosen && segment.kind === 'coast';
  }

  /** Draws a pass about the planet in focus; tells how far it takes the place of the same pass about the Sun. */
  private showNear(flown: Flown, segment: Segment): number {
    const frames = flown.frames.get(segment)!;
    const near = nearestFrame(frames, this.focusCentres);
    if (near === frames[frames.length - 1]) return 0;
    const stretch = this.maker.stretchOf(flown, segment, near, this.manner.isChosen);
    if (!stretch?.line || !this.centreOf(near)) return 0;
    const share = smoothstep(NEAR_FROM_PX, NEAR_WHOLLY_PX, this.spanPx(stretch.line.reachKm));
    this.drawLine(stretch, this.manner.opacity * share * this.timeliness(stretch));
    return share;
  }

  /** Of several passes of one planet the one at hand stands out: less the more of its own durations it lies away. */
  private timeliness({ source }: Stretch): number {
    const { start, end } = source.interval;
    const away = Math.max(0, start - this.stage.epoch, this.stage.epoch - end);
    return 1 - OTHER_PASS_LOSS * smoothstep(0, 2, away / Math.max(1, end - start));
  }

  /** Draws a segment about its outermost centre: for most the Sun. */
  private showFar(flown: Flown, segment: Segment, share: number): void {
    const frames = flown.frames.get(segment)!;
    const far = frames[frames.length - 1]!;
    if (share < 0.01) return;
    const stretch = this.maker.stretchOf(flown, segment, far, this.manner.isChosen);
    if (!stretch?.line || !this.centreOf(far)) return;
    this.drawLine(stretch, this.manner.opacity * share * smoothstep(5, 16, this.spanPx(stretch.line.reachKm)));
  }

  /** Draws a line about `centre`, which is where its frame's centre is now. */
  private drawLine({ line, source }: Stretch, opacity: number): void {
    const { epoch } = this.stage;
    if (!line || opacity <= 0.01) return;
    if (epoch >= source.interval.start && epoch <= source.interval.end) {
      if (!source.stateInto(scratch, epoch)) return;
      sceneFromIcrf(craft, scratch.positionKm);
    }
    this.reveal(line.mesh);
    this.lookAs(line, opacity, this.styleOf(undefined));
    const { eye, places } = this.stage;
    places.drawnInto(drawn, centre.x + craft.x, centre.y + craft.y, centre.z + craft.z);
    const away = lengthOf(eye.position.x - drawn.x, eye.position.y - drawn.y, eye.position.z - drawn.z);
    line.followCraft(epoch, craft, eye.pixelsPerTangent / Math.max(1e-6, away));
    line.place(this.stage, centre);
  }

  private showLoop(flown: Flown, current: Segment | undefined, orbit: TurningOrbitData | undefined): void {
    const { object, isChosen } = this.manner;
    if (!current || !orbit || !this.isNear(current) || this.stage.presence.isDrawn[object.index] !== 1) return;
    if (!this.centreOf(current.centreId)) return;
    const { epoch, explorer } = this.stage;
    let loop = flown.loops.get(current);
    if (loop && !loop.covers(epoch)) {
      this.root.remove(loop.line.mesh);
      loop.line.dispose();
      loop = undefined;
    }
    if (!loop) {
      loop = new TurningLoop(current, orbit, explorer.almanac, epoch);
      flown.loops.set(current, loop);
      this.root.add(loop.line.mesh);
    }
    if (!loop.place(this.stage, centre)) return;
    const opacity =
      (isChosen ? CHOSEN_ORBIT.opacity : 1.5 * QUIET_ORBIT.opacity) * smoothstep(8, 24, this.spanPx(loop.reachKm));
    if (opacity <= 0.01) return;
    this.reveal(loop.line.mesh);
    this.lookAs(loop.line, opacity, isChosen ? CHOSEN_ORBIT : QUIET_ORBIT);
  }

  /** Shows a line until the next frame. */
  private reveal(mesh: Object3D): void {
    mesh.visible = true;
    this.shown[this.shownCount++] = mesh;
  }

  private hideAll(): void {
    for (let i = 0; i < this.shownCount; i++) this.shown[i]!.visible = false;
    this.shownCount = 0;
  }

  /** How a segment's line looks now; without one, how the mission's flight does. */
  private styleOf(segment: Segment | undefined): LineLook {
    if (this.manner.isChosen) return segment?.kind === 'coast' ? CHOSEN_COAST : CHOSEN_PATH;
    const selected = this.stage.objects[this.stage.selectedIndex];
    return selected?.mission ? QUIET_BESIDE : QUIET_PATH;
  }

  private lookAs(line: PathLine, opacity: number, { widthPx, haloPx }: LineLook): void {
    look.color = this.manner.object.color;
    look.opacity = opacity;
    look.widthPx = widthPx;
    look.haloPx = haloPx;
    look.paling = this.manner.isChosen ? CHOSEN_PALING : QUIET_PALING;
    line.setLook(look);
  }

  private showOrbit(current: Segment | undefined): void {
    const { stage } = this;
    const { object, isChosen } = this.manner;
    const host = current?.kind === 'orbit' ? stage.indexOf(current.centreId) : -1;
    const gm = stage.objects[host]?.body?.gmKm3S2;
    const isShown =
      current !== undefined &&
      gm !== undefined &&
      this.isNear(current) &&
      stage.presence.isDrawn[object.index] === 1 &&
      stage.places.isKnown[host] === 1 &&
      current.stateInto(scratch, stage.epoch) &&
      osculatingEllipseInto(ellipse, scratch.positionKm, scratch.velocityKmS, gm);
    if (!isShown) return;
    orbitLook.color = object.color;
    const style = isChosen ? CHOSEN_ORBIT : QUIET_ORBIT;
    orbitLook.opacity = style.opacity;
    orbitLook.widthPx = style.widthPx;
    orbitLook.isUncertain = current.provenance === 'illustrative';
    this.orbits.add(stage, ellipse, stage.places.truePlaceOf(craft, object.index), orbitLook);
  }

  /** Whether one looks at the mission, or at what it circles now. */
  private isNear(current: Segment): boolean {
    const { object, isChosen } = this.manner;
    const focus = this.stage.focusIndex;
    return isChosen || object.index === focus || this.stage.indexOf(current.centreId) === focus;
  }

  /** Pixels that a length about `centre` spans. */
  private spanPx(lengthKm: number): number {
    const { eye, places, sunIndex } = this.stage;
    const { trueX, trueY, trueZ, logAmount } = places;
    places.drawnInto(drawn, centre.x, centre.y, centre.z);
    const away = lengthOf(eye.position.x - drawn.x, eye.position.y - drawn.y, eye.position.z - drawn.z);
    const fromSunKm = lengthOf(centre.x - trueX[sunIndex]!, centre.y - trueY[sunIndex]!, centre.z - trueZ[sunIndex]!);
    const drawnKm = lengthKm * distanceFactor(Math.max(fromSunKm, lengthKm), logAmount);
    return (drawnKm * eye.pixelsPerTangent) / Math.max(1, away);
  }

  /** Writes where a centre is now into `centre`; false without a position. */
  private centreOf(centreId: string): boolean {
    const { places, explorer, epoch } = this.stage;
    const index = this.stage.indexOf(centreId);
    if (index >= 0) {
      places.truePlaceOf(centre, index);
      return places.isKnown[index] === 1;
    }
    const { almanac } = explorer;
    if (!almanac.has(centreId) || !almanac.stateInto(scratch, centreId, places.originId, epoch)) return false;
    sceneFromIcrf(centre, scratch.positionKm);
    return true;
  }

  /** What the camera's focus turns about now, from itself outward; a craft's is what it is at. */
  private readFocus(): void {
    const { stage } = this;
    const { focusIndex } = stage;
    const host = focusIndex >= 0 && stage.objects[focusIndex]!.mission ? stage.presence.hostOf(focusIndex) : focusIndex;
    if (focusIndex === this.focusIndex && host === this.focusHost) return;
    this.focusIndex = focusIndex;
    this.focusHost = host;
    this.focusCentres = centresUpFrom(stage, stage.objects[host]?.id ?? 'sun');
  }

  private enter(id: string, trajectory: Trajectory): Flown {
    const frames = framesOf(this.stage, trajectory);
    const flown: Flown = { trajectory, frames, stretches: new Map(), loops: new Map() };
    this.flown.set(id, flown);
    return flown;
  }

  /** Lines that could not be sampled are tried again when data has arrived. */
  private forgetMissing(): void {
    const { dataVersion } = this.stage.explorer.store.getState();
    if (dataVersion === this.dataVersion) return;
    this.dataVersion = dataVersion;
    for (const { stretches } of this.flown.values()) this.maker.forgetMissing(stretches);
  }

  private forget(id: string, { stretches, loops }: Flown): void {
    this.maker.dispose(stretches);
    for (const { line } of loops.values()) {
      this.root.remove(line.mesh);
      line.dispose();
    }
    this.flown.delete(id);
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
