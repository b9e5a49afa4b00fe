import { Group } from 'three';
import { stateVector } from '../../core/ephemeris/source.ts';
import { epochTdb } from '../../core/time/epoch.ts';
import type { Segment, Trajectory } from '../../core/trajectory/segment.ts';
import { OrbitLine, orbitLineGeometry } from '../orbits/orbit-line.ts';
import { osculatingEllipse, osculatingEllipseInto } from '../orbits/osculating-ellipse.ts';
import { smoothstep } from '../stage/apparent-size.ts';
import { sceneFromIcrf } from '../stage/display-axes.ts';
import type { Layer } from '../stage/layer.tsx';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { PathLine } from './path-line.ts';
import { COARSE, FINE, samplePath } from './path-samples.ts';
import { segmentAt } from './presence.ts';

/** How clearly paths show: all that fly now, quietly; the chosen one well; a quiet craft's orbit hardly. */
const QUIET = 0.3;
const CHOSEN = 0.95;
const QUIET_ORBIT = 0.16;
/** New paths sampled in one frame, so that none stutters. */
const SAMPLED_PER_FRAME = 4;

const scratch = stateVector();
const ellipse = osculatingEllipse();
const centre = { x: 0, y: 0, z: 0 };

/** A drawn stretch: how fine it was sampled, and which part of a segment without end. */
interface Stretch {
  /** Undefined where the ephemeris has no data for it. */
  readonly line: PathLine | undefined;
  readonly tolerance: number;
  readonly window: number;
}

interface Flown {
  readonly trajectory: Trajectory;
  readonly stretches: Map<Segment, Stretch>;
  orbit: OrbitLine | undefined;
}

/** The paths of missions: free flight as sampled lines about their centre, orbits as ellipses through the craft. */
export class MissionPaths implements Layer {
  readonly root = new Group();
  private readonly missions: readonly SceneObject[];
  private readonly flown = new Map<string, Flown>();
  private readonly orbitGeometry = orbitLineGeometry();
  private readonly periods = new WeakMap<Segment, number>();
  private budget = 0;
  private dataVersion = -1;

  constructor(
    private readonly stage: Stage,
    private readonly invalidate: () => void,
  ) {
    this.missions = stage.objects.filter((o) => o.mission);
  }

  update(stage: Stage): void {
    this.budget = SAMPLED_PER_FRAME;
    this.forgetMissing();
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
    if (this.budget <= 0) this.invalidate();
  }

  dispose(): void {
    for (const [id, flown] of this.flown) this.forget(id, flown);
    this.orbitGeometry.dispose();
  }

  private show(object: SceneObject, trajectory: Trajectory, isChosen: boolean): void {
    const { stage } = this;
    const current = segmentAt(trajectory, stage.epoch);
    const flown = this.flown.get(object.id) ?? this.enter(object.id, trajectory);
    for (const segment of trajectory.segments) {
      // What drifts on after its mission shows no line of its own accord.
      const isWanted =
        segment.kind === 'cruise' ? isChosen || segment === current : isChosen && segment.kind === 'coast';
      const opacity = isWanted ? this.lineOpacity(segment, isChosen) : 0;
      const line = isWanted ? this.lineOf(flown, segment, isChosen) : flown.stretches.get(segment)?.line;
      if (!line) continue;
      line.mesh.visible = opacity > 0.01;
      if (!line.mesh.visible || !this.centreOf(segment.centreId)) {
        line.mesh.visible = false;
        continue;
      }
      line.setLook({
        color: object.color,
        opacity: opacity * this.speckFade(line.reachKm),
        widthPx: isChosen ? 1.9 : 1.1,
      });
      line.place(stage, centre.x, centre.y, centre.z);
    }
    this.showOrbit(object, flown, current, isChosen);
  }

  private lineOpacity(segment: Segment, isChosen: boolean): number {
    if (!isChosen) return QUIET;
    return segment.kind === 'coast' ? CHOSEN * 0.6 : CHOSEN;
  }

  private showOrbit(object: SceneObject, flown: Flown, current: Segment | undefined, isChosen: boolean): void {
    const { stage } = this;
    const host = current?.kind === 'orbit' ? stage.indexOf(current.centreId) : -1;
    const isNear = isChosen || host === stage.focusIndex || object.index === stage.focusIndex;
    const gm = stage.objects[host]?.body?.gmKm3S2;
    const isShown =
      current !== undefined &&
      isNear &&
      gm !== undefined &&
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

  /** The line of a segment as fine as it has to be now; an older one while there is no time for a new one. */
  private lineOf(flown: Flown, segment: Segment, isChosen: boolean): PathLine | undefined {
    const known = flown.stretches.get(segment);
    const tolerance = isChosen ? FINE : COARSE;
    const period = this.periodOf(segment);
    const window = isChosen && segment.kind === 'cruise' ? 0 : windowOf(segment, period, this.stage.epoch);
    if (known && known.tolerance <= tolerance && known.window === window) return known.line;
    if (this.budget <= 0) return known?.line;
    this.budget--;
    if (known?.line) this.remove(known.line);
    const { start, end } = stretchOf(segment, period, window);
    const samples = samplePath(segment, start, end, tolerance);
    const line = samples && new PathLine(samples, segment.provenance === 'illustrative');
    flown.stretches.set(segment, { line, tolerance, window });
    if (line) this.root.add(line.mesh);
    return line;
  }

  /** Time of one revolution (s): the segment's own, else that of its motion half way; infinite for open paths. */
  private periodOf(segment: Segment): number {
    if (segment.periodSeconds !== undefined) return segment.periodSeconds;
    const known = this.periods.get(segment);
    if (known !== undefined) return known;
    const gm = this.stage.objects[this.stage.indexOf(segment.centreId)]?.body?.gmKm3S2;
    const { start, end } = segment.interval;
    const isClosed =
      gm !== undefined &&
      segment.stateInto(scratch, epochTdb((start + end) / 2)) &&
      osculatingEllipseInto(ellipse, scratch.positionKm, scratch.velocityKmS, gm);
    const period = isClosed ? ellipse.periodSeconds : Number.POSITIVE_INFINITY;
    this.periods.set(segment, period);
    return period;
  }

  private remove(line: PathLine): void {
    this.root.remove(line.mesh);
    line.dispose();
  }

  /** A path that spans a few pixels only is no path to look at. */
  private speckFade(reachKm: number): number {
    const { eye } = this.stage;
    const away = Math.hypot(eye.position.x - centre.x, eye.position.y - centre.y, eye.position.z - centre.z);
    return smoothstep(5, 16, (reachKm * eye.pixelsPerTangent) / Math.max(1, away));
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

  private enter(id: string, trajectory: Trajectory): Flown {
    const flown: Flown = { trajectory, stretches: new Map(), orbit: undefined };
    this.flown.set(id, flown);
    return flown;
  }

  /** Lines that could not be sampled are tried again when data has arrived. */
  private forgetMissing(): void {
    const { dataVersion } = this.stage.explorer.store.getState();
    if (dataVersion === this.dataVersion) return;
    this.dataVersion = dataVersion;
    for (const { stretches } of this.flown.values()) {
      for (const [segment, { line }] of stretches) if (!line) stretches.delete(segment);
    }
  }

  private forget(id: string, { stretches, orbit }: Flown): void {
    for (const { line } of stretches.values()) if (line) this.remove(line);
    if (orbit) {
      this.root.remove(orbit.mesh);
      orbit.dispose();
    }
    this.flown.delete(id);
  }
}

function hide({ stretches, orbit }: Flown): void {
  for (const { line } of stretches.values()) if (line) line.mesh.visible = false;
  if (orbit) orbit.mesh.visible = false;
}

/** Which stretch of a path of many revolutions is drawn: counted in half revolutions; 0 for what is drawn as a whole. */
function windowOf({ interval }: Segment, periodSeconds: number, epoch: number): number {
  const isLong = interval.end - interval.start > 1.3 * periodSeconds;
  return isLong ? 1 + Math.max(0, Math.floor((epoch - interval.start) / (periodSeconds / 2))) : 0;
}

/** A whole segment, or the revolution around the window. */
function stretchOf({ interval }: Segment, periodSeconds: number, window: number): { start: number; end: number } {
  if (window === 0) return interval;
  const middle = interval.start + (window - 0.5) * (periodSeconds / 2);
  return {
    start: Math.max(interval.start, middle - 0.7 * periodSeconds),
    end: Math.min(interval.end, middle + 0.3 * periodSeconds),
  };
}
