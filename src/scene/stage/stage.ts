import { type Object3D, PerspectiveCamera } from 'three';
import type { TimelineEvent } from '../../catalog/catalog.ts';
import { stateVector } from '../../core/ephemeris/source.ts';
import type { EpochTdb } from '../../core/time/epoch.ts';
import { RAD_PER_DEG } from '../../core/units/constants.ts';
import { ENGLISH_SPEECH, type Speech } from '../../i18n/text-context.tsx';
import type { CameraWish } from '../../state/camera-pose.ts';
import type { Explorer } from '../../state/explorer.ts';
import type { ExplorerState, ScaleShown } from '../../state/store.ts';
import { CameraRig, wishedPose } from '../camera/camera-rig.ts';
import { obstaclesOf } from '../camera/detour.ts';
import { EyePlacer } from '../camera/eye-placer.ts';
import { LONGEST_S } from '../camera/flight-path.ts';
import { goodPose } from '../camera/good-pose.ts';
import { levelTurnInto } from '../camera/level-orbit.ts';
import { shiftMiddle } from '../camera/pointer-anchor.ts';
import type { CraftSilhouette } from '../craft/craft-silhouette.ts';
import type { GroundCover } from '../ground/ground-cover.ts';
import { GuestList } from '../labels/guest-list.ts';
import { MissionPresence } from '../missions/presence.ts';
import type { ShaderTier } from '../quality/adaptive-tier.ts';
import { smoothstep } from './apparent-size.ts';
import { longitudeOf, type ScenePoint, sceneFromIcrf } from './display-axes.ts';
import { lengthOf } from './length.ts';
import { MissionStays } from './mission-stays.ts';
import { Places } from './places.ts';
import { type Eye, Projection } from './projection.ts';
import { cameraFactor, logAmount, zoomAtScale } from './radial-scale.ts';
import { listSceneObjects, type SceneObject } from './scene-object.ts';
import { Specks } from './specks.ts';

/** What a pointer can do to the bodies of the swarm; CSS pixels. Both tell whether there is one. */
export interface SwarmPointing {
  click(x: number, y: number, isTouch: boolean): boolean;
  hover(x: number, y: number): boolean;
  leave(): void;
}

/** What a pointer can do to the signs of events on the selected path; CSS pixels. */
export interface EventPointing {
  /** The nearest sign within reach, and how far away it is. */
  find(x: number, y: number, isTouch: boolean): { readonly key: EventKey; readonly apartPx: number } | undefined;
  /** Sets the clock to the event. */
  press(key: EventKey): void;
}

type EventKey = TimelineEvent['key'];

const FIELD_OF_VIEW_DEG = 40;
/** How near the eye comes to a craft, in half sizes of it. */
const NEAREST_CRAFT = 2.2;
/** A change of scale takes so long. */
const SCALE_SECONDS = 0.8;
const scratch = stateVector();

/**
 * The fast state of the picture: where everything is this frame, relative to the focus, and where the eye is. Layers read
 * it in their frame callback; nothing here is React state.
 */
export class Stage {
  readonly objects: readonly SceneObject[];
  /** What each mission is at. */
  readonly stays: MissionStays;
  readonly places: Places;
  readonly projection: Projection;
  readonly presence: MissionPresence;
  readonly rig: CameraRig;
  readonly eyePlacer: EyePlacer;
  readonly camera = new PerspectiveCamera(FIELD_OF_VIEW_DEG, 1, 1, 1e11);
  readonly eye: Eye = {
    position: { x: 0, y: 0, z: 0 },
    right: { x: 1, y: 0, z: 0 },
    up: { x: 0, y: 1, z: 0 },
    forward: { x: 0, y: 0, z: -1 },
    widthPx: 1,
    heightPx: 1,
    pixelsPerTangent: 1,
  };
  /** Vertical field of view (degrees) of an eye that circles the focus. */
  orbitFieldDeg = FIELD_OF_VIEW_DEG;
  /** Whether this frame differs from the last one in time, view or size. */
  isMoving = false;
  /** Whether nothing has moved for a while: this frame may take its time. */
  isResting = false;
  /** Whether a craft or the ground is near enough for its edges to be seen: told by their layers each frame. */
  isCloseUp = false;
  /** Counts what else changes the picture: state, and what layers have waited for. */
  changes = 0;
  /** How much shaders may cost. */
  shaderTier: ShaderTier = 1;
  /** Device pixels per CSS pixel of this frame. */
  pixelRatio = 1;
  /** 0 true sizes, 1 enlarged; on its way between the two after a change. */
  enlargeBlend: number;
  /** 0 true distances, 1 logarithmic ones where the eye is far enough; on its way after a change. */
  logBlend: number;
  /** Roots of what stands still behind everything: stars and Milky Way. */
  readonly sky = new Set<Object3D>();
  /** Names that layers bring besides those of the objects. */
  readonly guests = new GuestList();
  /** Finds small bodies under a pointer, while the swarm shows. */
  swarmPicker: SwarmPointing | undefined;
  /** Finds signs of events under a pointer, while there are any. */
  eventPointing: EventPointing | undefined;
  /** What close models hide; kept by their layer. */
  readonly silhouettes: CraftSilhouette[] = [];
  /** What the ground hides from an eye near it. */
  groundCover: GroundCover | undefined;
  /** The visitor's language; another object once it changes. */
  speech: Speech = ENGLISH_SPEECH;
  selectedIndex = -1;
  hoveredIndex = -1;
  /** Reduced motion: flights become jumps. */
  prefersStill = false;
  readonly sunIndex: number;
  private readonly turnHand = (azimuthDeg: number, elevationDeg: number) =>
    this.eyePlacer.hand.turn(azimuthDeg, elevationDeg);
  /** In parts of the picture's height. */
  private readonly shiftHand = (right: number, up: number) => {
    const tangents = this.eye.heightPx / this.eye.pixelsPerTangent;
    this.eyePlacer.hand.shift(right * tangents, up * tangents);
  };
  private readonly indexById: ReadonlyMap<string, number>;
  private originId = 'sun';
  private originIndex: number;
  private lookedAtId = 'sun';
  private departedIndex = -1;
  private sizeChanged = true;
  private readonly chosen = [-1, -1, -1, -1, -1];
  /** Half the picture's narrow side at distance 1, for an eye that circles the focus. */
  private fitTangent = 1;

  constructor(readonly explorer: Explorer) {
    this.objects = listSceneObjects(explorer.catalog);
    this.indexById = new Map(this.objects.map((o) => [o.id, o.index]));
    this.sunIndex = this.indexOf('sun');
    this.originIndex = this.sunIndex;
    this.stays = new MissionStays(this.objects, explorer.trajectories);
    const specks = new Specks(this.objects, explorer.catalog, this.stays);
    this.places = new Places(this.objects, explorer.almanac, specks);
    this.projection = new Projection(this.places);
    this.presence = new MissionPresence(this);
    this.rig = new CameraRig(explorer.camera.pose, (out, distanceKm) => levelTurnInto(out, this, distanceKm));
    this.rig.zoomAt = (distanceKm, factor) => zoomAtScale(distanceKm, factor, this.fitTangent, this.logBlend);
    this.rig.shiftAt = (middle, by) => shiftMiddle(this, middle, by);
    this.eyePlacer = new EyePlacer(this);
    const { scaleMode } = explorer.store.getState();
    this.enlargeBlend = scaleMode === 'true' ? 0 : 1;
    this.logBlend = scaleMode === 'log' ? 1 : 0;
    this.camera.matrixAutoUpdate = false;
  }

  get epoch(): EpochTdb {
    return this.explorer.clock.epoch;
  }

  /** Whether anything but the Sun has a position yet. */
  get hasBodies(): boolean {
    const earth = this.indexOf('earth');
    return earth >= 0 && this.places.isKnown[earth] === 1;
  }

  /** Index of a body or mission; -1 for what the scene does not know. */
  indexOf(id: string | null): number {
    return id === null ? -1 : (this.indexById.get(id) ?? -1);
  }

  /** Index of the object in the origin. */
  get focusIndex(): number {
    return this.originIndex;
  }

  /** Factor on the eye's distance from what it looks at: below 1 while distances are logarithmic. */
  get cameraFactor(): number {
    return cameraFactor(this.rig.spanKm, this.fitTangent, this.places.logAmount);
  }

  /** Whether an object is selected or under the pointer. */
  isChosen(index: number): boolean {
    return index >= 0 && (index === this.selectedIndex || index === this.hoveredIndex);
  }

  resize(widthPx: number, heightPx: number): void {
    const { eye, camera } = this;
    eye.widthPx = widthPx;
    eye.heightPx = heightPx;
    // In an upright window the narrow side decides what fits.
    const tangent =
      Math.tan((FIELD_OF_VIEW_DEG / 2) * (Math.PI / 180)) * Math.max(1, Math.min(1.6, heightPx / widthPx));
    this.orbitFieldDeg = (2 * Math.atan(tangent) * 180) / Math.PI;
    this.fitTangent = tangent * Math.min(1, widthPx / heightPx);
    this.setField(this.orbitFieldDeg);
    camera.aspect = widthPx / heightPx;
    this.sizeChanged = true;
  }

  /** Sets the vertical field of view (degrees). */
  setField(fieldDeg: number): void {
    this.camera.fov = fieldDeg;
    this.eye.pixelsPerTangent = this.eye.heightPx / 2 / Math.tan((fieldDeg / 2) * (Math.PI / 180));
  }

  /** Brings everything to the frame: places, eye, projection. Tells whether another frame is needed. */
  update(seconds: number): boolean {
    const { store, clock, camera: channel } = this.explorer;
    const state = store.getState();
    this.isCloseUp = false;
    this.selectedIndex = this.indexOf(state.selectedId);
    this.hoveredIndex = this.indexOf(state.hoveredId);
    const wish = channel.takeWish();
    let moved = this.places.update(clock.epoch, this.originFor(state.focusId), state.dataVersion);
    if (wish) this.follow(wish, state.dataVersion);
    const isHeld = this.obey(seconds);
    this.rig.nearestKm = this.nearestKm();
    this.moveDeparture();
    const rigMoved = this.rig.update(seconds);
    if (rigMoved || wish) channel.moved();
    const isOffFocus = this.rig.isOffFocus && !this.eyePlacer.isLookingOut;
    if (isOffFocus !== state.isOffFocus) store.setState({ isOffFocus });
    // One who looks out from a place sees things as they are.
    moved = this.blendScale(state, seconds) || moved;
    const isLookingAbout = this.eyePlacer.update(seconds);
    moved = this.places.refine(this.eye.position, this.eye.pixelsPerTangent, this.readChosen(state)) || moved;
    this.projection.update(this.eye, smoothstep(0, 1, this.enlargeBlend));
    if (this.eyePlacer.zenith) this.projection.hideBelow(this.eye, this.eyePlacer.zenith, this.focusIndex);
    this.presence.update();
    this.isMoving = moved || rigMoved || isLookingAbout || this.sizeChanged;
    const goesOn = isHeld || rigMoved || isLookingAbout || this.enlargeBlend % 1 !== 0 || this.logBlend % 1 !== 0;
    this.sizeChanged = false;
    return goesOn;
  }

  /** What a visitor has picked out: selected, under the pointer, at an end of the ruler, and where the focus is at. */
  private readChosen({ ruler }: ExplorerState): readonly number[] {
    this.chosen[0] = this.selectedIndex;
    this.chosen[1] = this.hoveredIndex;
    this.chosen[2] = this.indexOf(ruler?.fromId ?? null);
    this.chosen[3] = this.indexOf(ruler?.toId ?? null);
    this.chosen[4] = this.presence.hostOf(this.focusIndex);
    return this.chosen;
  }

  /** Moves the view as keys and buttons ask; tells whether a button is held. */
  private obey(seconds: number): boolean {
    const { camera: channel } = this.explorer;
    channel.takeTurn(this.turnHand);
    channel.takeShift(this.shiftHand);
    const zoom = channel.takeZoom() * Math.exp(channel.zoomRate * seconds);
    if (zoom !== 1) this.eyePlacer.hand.zoom(zoom);
    return channel.zoomRate !== 0;
  }

  /** The focus if it has a position now, else what it had circled last, else the Sun. */
  private originFor(focusId: string): string {
    const { almanac, clock } = this.explorer;
    const hasPlace = (id: string) => almanac.has(id) && almanac.stateInto(scratch, id, 'sun', clock.epoch);
    if (hasPlace(focusId)) return this.setOrigin(focusId);
    if (hasPlace(this.originId)) return this.originId;
    return this.setOrigin('sun');
  }

  private setOrigin(id: string): string {
    this.originId = id;
    this.originIndex = this.indexOf(id);
    return id;
  }

  private follow(wish: CameraWish, dataVersion: number): void {
    const { almanac, clock } = this.explorer;
    const index = this.indexOf(wish.focusId);
    const previousId = this.lookedAtId;
    this.lookedAtId = wish.focusId;
    this.places.update(clock.epoch, this.originFor(wish.focusId), dataVersion);
    if (index < 0 || !this.places.isKnown[index]) return;
    const { positionKm, velocityKmS } = scratch;
    const { forward } = this.eye;
    const eye = this.trueEye();
    const isSeen =
      almanac.has(previousId) &&
      almanac.stateInto(scratch, previousId, wish.focusId, clock.epoch) &&
      lengthOf(eye.x, eye.y, eye.z) > 0;
    sceneFromIcrf(departure, positionKm);
    if (wish.keepsEye && isSeen) {
      this.rig.changeFocus(departure);
      return;
    }
    addInto(arrival, departure, eye);
    const isFlight = isSeen && !wish.isInstant && !this.prefersStill;
    const arrivalDeg = isFlight ? longitudeOf(arrival) / RAD_PER_DEG : this.rig.pose.azimuthDeg;
    const pose = wishedPose(wish, goodPose(this, index, wish.pose.azimuthDeg === undefined, arrivalDeg));
    this.rig.nearestKm = this.nearestKm();
    if (!isFlight) {
      this.rig.jump(pose);
      return;
    }
    const swayKm = clock.isPlaying
      ? lengthOf(velocityKmS.x, velocityKmS.y, velocityKmS.z) * Math.abs(clock.rate) * LONGEST_S
      : 0;
    // A start that would whirl about the new focus stays where it was.
    this.departedIndex = swayKm < lengthOf(departure.x, departure.y, departure.z) ? this.indexOf(previousId) : -1;
    this.rig.fly(
      {
        departure,
        eye,
        forward,
        up: this.eyePlacer.upward,
        obstacles: obstaclesOf(this.places),
      },
      pose,
    );
  }

  /** Where the eye of the last frame was, from the focus it had (km): where it was drawn, unless distances were not true. */
  private trueEye(): Readonly<ScenePoint> {
    return this.places.logAmount === 0 ? this.eye.position : this.rig.eye;
  }

  /** Keeps the start of a flight at the old focus while time runs. */
  private moveDeparture(): void {
    const flight = this.rig.underWay;
    const { places, departedIndex } = this;
    if (flight && departedIndex >= 0 && places.isKnown[departedIndex])
      this.rig.departFrom(places.truePlaceOf(departure, departedIndex));
  }

  private nearestKm(): number {
    const focus = this.objects[this.focusIndex];
    if (focus?.mission) return NEAREST_CRAFT * focus.craftReachKm;
    return Math.max(0.02, 1.2 * (focus?.body?.radiiKm?.[0] ?? focus?.radiusKm ?? 0));
  }

  /** Leads sizes and distances over to the scale wanted, and tells the page which is on. Tells whether they changed. */
  private blendScale({ scaleMode, scaleShown }: ExplorerState, seconds: number): boolean {
    // One who looks out from a place sees things as they are.
    const wanted = this.eyePlacer.isLookingOut ? 'true' : scaleMode;
    const step = this.prefersStill ? 1 : seconds / SCALE_SECONDS;
    const { enlargeBlend, logBlend, places } = this;
    this.enlargeBlend = approach(enlargeBlend, wanted === 'true' ? 0 : 1, step);
    this.logBlend = approach(logBlend, wanted === 'log' ? 1 : 0, step);
    const distancesChanged = places.scale(logAmount(this.logBlend, this.rig.spanKm));
    const isNear = wanted === 'log' && logAmount(1, this.rig.spanKm) === 0;
    const shown: ScaleShown = isNear ? 'log-near' : wanted;
    if (shown !== scaleShown) this.explorer.store.setState({ scaleShown: shown });
    return distancesChanged || this.enlargeBlend !== enlargeBlend;
  }
}

/** The value a step nearer to its goal. */
function approach(value: number, goal: number, step: number): number {
  return goal > value ? Math.min(goal, value + step) : Math.max(goal, value - step);
}

const departure: ScenePoint = { x: 0, y: 0, z: 0 };
const arrival: ScenePoint = { x: 0, y: 0, z: 0 };

function addInto(out: ScenePoint, a: Readonly<ScenePoint>, b: Readonly<ScenePoint>): void {
  out.x = a.x + b.x;
  out.y = a.y + b.y;
  out.z = a.z + b.z;
}
