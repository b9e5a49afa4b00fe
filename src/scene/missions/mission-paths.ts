import { stateVector } from '../../core/ephemeris/source.ts';
import {
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
import { PathBundle } from './path-bundle.ts';
import { type Flown, type Part, PathCast, type Role, type View } from './path-cast.ts';
import type { PathLine } from './path-line.ts';
import { type Stretch, StretchMaker } from './stretches.ts';
import { TurningLoop } from './turning-loop.ts';

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

/** How far each part of the path at hand is drawn about the planet in focus. */
const nearShares: number[] = [];

/**
 * The paths of missions: free flight as lines about the Sun, and about a planet while one looks at that planet; orbits as
 * ellipses through the craft; orbits that turn with two bodies as loops.
 */
export class MissionPaths implements Layer {
  private readonly bundle = new PathBundle();
  readonly root = this.bundle.root;
  private readonly orbits = new OrbitBundle();
  private readonly cast: PathCast;
  private readonly maker: StretchMaker;

  constructor(
    private readonly stage: Stage,
    private readonly invalidate: () => void,
  ) {
    this.root.add(this.orbits.root);
    this.maker = new StretchMaker(stage);
    this.cast = new PathCast(stage, (flown) => this.forgetMissing(flown));
  }

  update(stage: Stage): void {
    this.maker.beginFrame();
    this.orbits.begin();
    this.bundle.begin();
    this.cast.update();
    const { inPlay } = this.cast;
    for (let i = 0; i < inPlay.length; i++) this.show(inPlay[i]!);
    this.orbits.end(stage);
    this.bundle.end(stage);
    if (this.maker.isSpent) this.invalidate();
  }

  dispose(): void {
    this.bundle.dispose();
    this.orbits.dispose();
  }

  private show(role: Role): void {
    const { parts } = role;
    let nearest = 0;
    for (let i = 0; i < parts.length; i++) {
      nearShares[i] = this.showNear(role, parts[i]!);
      nearest = Math.max(nearest, nearShares[i]!);
    }
    for (let i = 0; i < parts.length; i++) {
      // Beside a pass seen from its planet, what goes about the Sun is background.
      const share = nearShares[i]! > 0 ? 1 - nearShares[i]! : 1 - BACKGROUND_LOSS * nearest;
      this.showFar(role, parts[i]!, share);
    }
    if (role.turning) this.showLoop(role);
    else if (role.currentPart < 0 || nearShares[role.currentPart] === 0) this.showOrbit(role);
  }

  /** Draws a pass about the planet in focus; tells how far it takes the place of the same pass about the Sun. */
  private showNear(role: Role, part: Part): number {
    if (!part.near) return 0;
    const stretch = this.stretchOf(role, part, part.near);
    if (!stretch?.line || !this.centreOf(part.near)) return 0;
    const share = smoothstep(NEAR_FROM_PX, NEAR_WHOLLY_PX, this.spanPx(stretch.line.reachKm));
    this.drawLine(role, part, stretch, part.opacity * share * this.timeliness(stretch));
    return share;
  }

  /** Of several passes of one planet the one at hand stands out: less the more of its own durations it lies away. */
  private timeliness({ source }: Stretch): number {
    const { start, end } = source.interval;
    const away = Math.max(0, start - this.stage.epoch, this.stage.epoch - end);
    return 1 - OTHER_PASS_LOSS * smoothstep(0, 2, away / Math.max(1, end - start));
  }

  /** Draws a segment about its outermost centre: for most the Sun. */
  private showFar(role: Role, part: Part, share: number): void {
    if (!part.far || share < 0.01) return;
    const stretch = this.stretchOf(role, part, part.far);
    if (!stretch?.line || !this.centreOf(part.far)) return;
    const asSpeck = smoothstep(5, 16, this.spanPx(stretch.line.reachKm));
    this.drawLine(role, part, stretch, part.opacity * share * asSpeck);
  }

  /** The stretch to draw now: kept with the view until another one is due. */
  private stretchOf({ flown, isChosen }: Role, { segment }: Part, view: View): Stretch | undefined {
    const { epoch } = this.stage;
    const known = view.stretch;
    if (known && epoch >= known.from && epoch < known.until) return known;
    const stretch = this.maker.stretchOf(flown, segment, view.centreId, isChosen);
    // Without time for a new one this may be an older one.
    view.stretch = this.maker.isSpent ? undefined : stretch;
    return stretch;
  }

  /** Draws a line about `centre`, which is where its frame's centre is now. */
  private drawLine(role: Role, part: Part, { line, source }: Stretch, opacity: number): void {
    const { epoch } = this.stage;
    if (!line || opacity <= 0.01) return;
    if (epoch >= source.interval.start && epoch <= source.interval.end && !this.findCraft(role, part, source)) return;
    this.lookAs(line, role, opacity, role.isChosen ? CHOSEN_PATH : this.cast.isBeside ? QUIET_BESIDE : QUIET_PATH);
    line.moveCraft(epoch, craft);
    line.place(this.stage, centre);
    this.bundle.add(line);
  }

  /**
   * Writes where the craft is from `centre` into `craft`. The picture has it, of what is flown now, unless the body it is
   * at stands in for it.
   */
  private findCraft({ object }: Role, { isCurrent }: Part, source: Stretch['source']): boolean {
    const { places, epoch } = this.stage;
    if (isCurrent && places.isKnown[object.index] === 1 && !places.hasStandIn(object.index)) {
      places.truePlaceOf(craft, object.index);
      craft.x -= centre.x;
      craft.y -= centre.y;
      craft.z -= centre.z;
      return true;
    }
    if (!source.stateInto(scratch, epoch)) return false;
    sceneFromIcrf(craft, scratch.positionKm);
    return true;
  }

  private showLoop({ object, flown, isChosen, current, turning }: Role): void {
    if (!current || !turning || this.stage.presence.isDrawn[object.index] !== 1) return;
    if (!this.centreAt(current.centreId, this.stage.indexOf(current.centreId))) return;
    const { epoch, explorer } = this.stage;
    let loop = flown.loops.get(current);
    if (!loop?.covers(epoch)) {
      loop = new TurningLoop(current, turning, explorer.almanac, epoch);
      flown.loops.set(current, loop);
    }
    if (!loop.place(this.stage, centre)) return;
    const opacity =
      (isChosen ? CHOSEN_ORBIT.opacity : 1.5 * QUIET_ORBIT.opacity) * smoothstep(8, 24, this.spanPx(loop.reachKm));
    if (opacity <= 0.01) return;
    this.lookAs(loop.line, { object, isChosen }, opacity, isChosen ? CHOSEN_ORBIT : QUIET_ORBIT);
    this.bundle.add(loop.line);
  }

  private lookAs(
    line: PathLine,
    { object, isChosen }: Pick<Role, 'object' | 'isChosen'>,
    opacity: number,
    { widthPx, haloPx }: LineLook,
  ): void {
    look.color = object.color;
    look.opacity = opacity;
    look.widthPx = widthPx;
    look.haloPx = haloPx;
    look.paling = isChosen ? CHOSEN_PALING : QUIET_PALING;
    line.setLook(look);
  }

  private showOrbit({ object, isChosen, current, hostIndex }: Role): void {
    const { stage } = this;
    const gm = stage.objects[hostIndex]?.body?.gmKm3S2;
    const isShown =
      current !== undefined &&
      gm !== undefined &&
      stage.presence.isDrawn[object.index] === 1 &&
      stage.places.isKnown[hostIndex] === 1 &&
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

  private centreOf({ centreId, centreIndex }: View): boolean {
    return this.centreAt(centreId, centreIndex);
  }

  /** Writes where a centre is now into `centre`; false without a position. */
  private centreAt(centreId: string, index: number): boolean {
    const { places, explorer, epoch } = this.stage;
    if (index >= 0) {
      places.truePlaceOf(centre, index);
      return places.isKnown[index] === 1;
    }
    const { almanac } = explorer;
    if (!almanac.has(centreId) || !almanac.stateInto(scratch, centreId, places.originId, epoch)) return false;
    sceneFromIcrf(centre, scratch.positionKm);
    return true;
  }

  /** Lines that could not be sampled are tried again when data has arrived. */
  private forgetMissing(flown: Iterable<Flown>): void {
    for (const { stretches } of flown) this.maker.forgetMissing(stretches);
  }
}
