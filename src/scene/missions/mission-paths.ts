import { Group } from 'three';
import { stateVector } from '../../core/ephemeris/source.ts';
import { addVec3 } from '../../core/math/vec3.ts';
import type { Segment, Trajectory } from '../../core/trajectory/segment.ts';
import type { RotatingFrameOrbitData } from '../../core/trajectory/segment-data.ts';
import { OrbitLine, orbitLineGeometry } from '../orbits/orbit-line.ts';
import { osculatingEllipse, osculatingEllipseInto } from '../orbits/osculating-ellipse.ts';
import { smoothstep } from '../stage/apparent-size.ts';
import { type ScenePoint, sceneFromIcrf } from '../stage/display-axes.ts';
import type { Layer } from '../stage/layer.tsx';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { centresUpFrom, framesOf, nearestFrame } from './path-frames.ts';
import type { PathLine } from './path-line.ts';
import { segmentAt } from './presence.ts';
import { type Stretches, StretchMaker } from './stretches.ts';
import { TurningLoop } from './turning-loop.ts';

/** How clearly paths show: all that fly now, quietly; the chosen one well; a quiet craft's orbit hardly. */
const QUIET = 0.3;
const CHOSEN = 0.95;
const CHOSEN_COAST = 0.7;
const QUIET_ORBIT = 0.16;
/** A pass about its planet takes the place of the same pass about the Sun when it spans so many pixels. */
const NEAR_FROM_PX = 60;
const NEAR_WHOLLY_PX = 220;

const scratch = stateVector();
const frameState = stateVector();
const ellipse = osculatingEllipse();
const centre: ScenePoint = { x: 0, y: 0, z: 0 };
const craft: ScenePoint = { x: 0, y: 0, z: 0 };
const look = { color: [1, 1, 1] as SceneObject['color'], opacity: 0, widthPx: 1 };

interface Flown {
  readonly trajectory: Trajectory;
  readonly frames: ReadonlyMap<Segment, readonly string[]>;
  readonly stretches: Stretches;
  readonly loops: Map<Segment, TurningLoop>;
  orbit: OrbitLine | undefined;
}

/** How a segment is drawn this frame. */
interface Manner {
  object: SceneObject;
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
  private readonly orbitGeometry = orbitLineGeometry();
  private readonly maker: StretchMaker;
  private readonly manner: Manner;
  private dataVersion = -1;
  private focusCentres: readonly string[] = [];
  private focusIndex = -2;
  private focusHost = -2;

  constructor(
    private readonly stage: Stage,
    private readonly invalidate: () => void,
  ) {
    this.missions = stage.objects.filter((o) => o.mission);
    this.maker = new StretchMaker(stage, this.root);
    this.manner = { object: stage.objects[0]!, isChosen: false, opacity: 0 };
  }

  update(stage: Stage): void {
    this.maker.beginFrame();
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
      else if (known) hide(known);
    }
    if (this.maker.isSpent) this.invalidate();
  }

  dispose(): void {
    for (const [id, flown] of this.flown) this.forget(id, flown);
    this.orbitGeometry.dispose();
  }

  private show(object: SceneObject, trajectory: Trajectory, isChosen: boolean): void {
    const { manner } = this;
    const current = segmentAt(trajectory, this.stage.epoch);
    const flown = this.flown.get(object.id) ?? this.enter(object.id, trajectory);
    hideStretches(flown);
    manner.object = object;
    manner.isChosen = isChosen;
    for (const segment of trajectory.segments) {
      // What drifts on after its mission shows no line of its own accord.
      const isWanted =
        segment.kind === 'cruise' ? isChosen || segment === current : isChosen && segment.kind === 'coast';
      if (!isWanted) continue;
      manner.opacity = isChosen ? (segment.kind === 'coast' ? CHOSEN_COAST : CHOSEN) : QUIET;
      this.showSegment(flown, segment);
    }
    const loop = current && turningOrbitOf(trajectory, current);
    this.showLoop(flown, current, loop);
    this.showOrbit(flown, loop ? undefined : current);
  }

  /** Draws a segment about its outermost centre, and about the one in focus, whichever is the better view. */
  private showSegment(flown: Flown, segment: Segment): void {
    const frames = flown.frames.get(segment)!;
    const far = frames[frames.length - 1]!;
    const near = nearestFrame(frames, this.focusCentres);
    const { opacity } = this.manner;
    let nearShare = 0;
    const nearLine = near === far ? undefined : this.lineOf(flown, segment, near);
    if (nearLine && this.centreOf(near)) {
      nearShare = smoothstep(NEAR_FROM_PX, NEAR_WHOLLY_PX, this.spanPx(nearLine.reachKm));
      this.drawLine(nearLine, segment, near, opacity * nearShare);
    }
    if (nearShare > 0.99) return;
    const farLine = this.lineOf(flown, segment, far);
    if (!farLine || !this.centreOf(far)) return;
    const speckFade = smoothstep(5, 16, this.spanPx(farLine.reachKm));
    this.drawLine(farLine, segment, far, opacity * (1 - nearShare) * speckFade);
  }

  /** Draws a line about `centre`, which is where its frame's centre is now. */
  private drawLine(line: PathLine, segment: Segment, frameId: string, opacity: number): void {
    if (opacity <= 0.01 || !this.craftFrom(segment, frameId)) return;
    const { isChosen } = this.manner;
    line.mesh.visible = true;
    this.lookAs(line, opacity, isChosen ? 1.9 : 1.1);
    line.moveCraft(this.stage.epoch, craft);
    line.place(this.stage, centre.x, centre.y, centre.z);
  }

  private lineOf({ stretches }: Flown, segment: Segment, frameId: string): PathLine | undefined {
    return this.maker.lineOf(stretches, segment, frameId, this.manner.isChosen);
  }

  /** Writes where the craft is, seen from a frame's centre, into `craft`; off the segment's time there is no craft. */
  private craftFrom(segment: Segment, frameId: string): boolean {
    const { epoch, explorer } = this.stage;
    if (epoch < segment.interval.start || epoch > segment.interval.end) return true;
    if (!segment.stateInto(scratch, epoch)) return false;
    if (frameId !== segment.centreId) {
      if (!explorer.almanac.stateInto(frameState, segment.centreId, frameId, epoch)) return false;
      addVec3(scratch.positionKm, scratch.positionKm, frameState.positionKm);
    }
    sceneFromIcrf(craft, scratch.positionKm);
    return true;
  }

  private showLoop(flown: Flown, current: Segment | undefined, orbit: RotatingFrameOrbitData | undefined): void {
    for (const loop of flown.loops.values()) loop.line.mesh.visible = false;
    const { object, isChosen } = this.manner;
    if (!current || !orbit || !this.isNear(current) || this.stage.presence.isDrawn[object.index] !== 1) return;
    if (!this.centreOf(current.centreId)) return;
    let loop = flown.loops.get(current);
    if (!loop) {
      loop = new TurningLoop(current, orbit, this.stage.explorer.almanac);
      flown.loops.set(current, loop);
      this.root.add(loop.line.mesh);
    }
    if (!loop.place(this.stage, centre)) return;
    const opacity = (isChosen ? CHOSEN : 1.5 * QUIET_ORBIT) * smoothstep(8, 24, this.spanPx(loop.reachKm));
    loop.line.mesh.visible = opacity > 0.01;
    this.lookAs(loop.line, opacity, isChosen ? 1.9 : 1.2);
  }

  private lookAs(line: PathLine, opacity: number, widthPx: number): void {
    look.color = this.manner.object.color;
    look.opacity = opacity;
    look.widthPx = widthPx;
    line.setLook(look);
  }

  private showOrbit(flown: Flown, current: Segment | undefined): void {
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
    if (!isShown) {
      if (flown.orbit) flown.orbit.mesh.visible = false;
      return;
    }
    if (!flown.orbit) {
      flown.orbit = new OrbitLine(this.orbitGeometry);
      this.root.add(flown.orbit.mesh);
    }
    const { places } = stage;
    flown.orbit.mesh.visible = true;
    flown.orbit.setLook(object.color, isChosen ? CHOSEN : QUIET_ORBIT, isChosen ? 1.7 : 1);
    flown.orbit.place(stage, ellipse, places.x[object.index]!, places.y[object.index]!, places.z[object.index]!);
  }

  /** Whether one looks at the mission, or at what it circles now. */
  private isNear(current: Segment): boolean {
    const { object, isChosen } = this.manner;
    const focus = this.stage.focusIndex;
    return isChosen || object.index === focus || this.stage.indexOf(current.centreId) === focus;
  }

  /** Pixels that a length at `centre` spans. */
  private spanPx(lengthKm: number): number {
    const { eye } = this.stage;
    const away = Math.hypot(eye.position.x - centre.x, eye.position.y - centre.y, eye.position.z - centre.z);
    return (lengthKm * eye.pixelsPerTangent) / Math.max(1, away);
  }

  /** Writes where a centre is now into `centre`; false without a position. */
  private centreOf(centreId: string): boolean {
    const { places, explorer, epoch } = this.stage;
    const index = this.stage.indexOf(centreId);
    if (index >= 0) {
      places.placeOf(centre, index);
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
    const flown: Flown = { trajectory, frames, stretches: new Map(), loops: new Map(), orbit: undefined };
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

  private forget(id: string, { stretches, loops, orbit }: Flown): void {
    this.maker.dispose(stretches);
    for (const { line } of loops.values()) {
      this.root.remove(line.mesh);
      line.dispose();
    }
    if (orbit) {
      this.root.remove(orbit.mesh);
      orbit.dispose();
    }
    this.flown.delete(id);
  }
}

/** The orbit in a rotating frame that a segment follows, if it does. */
function turningOrbitOf({ segments, data }: Trajectory, segment: Segment): RotatingFrameOrbitData | undefined {
  const told = data[segments.indexOf(segment)];
  return told?.shape === 'rotating-frame-orbit' ? told : undefined;
}

function hide(flown: Flown): void {
  hideStretches(flown);
  for (const { line } of flown.loops.values()) line.mesh.visible = false;
  if (flown.orbit) flown.orbit.mesh.visible = false;
}

function hideStretches({ stretches }: Flown): void {
  for (const byFrame of stretches.values())
    for (const { line } of byFrame.values()) if (line) line.mesh.visible = false;
}
