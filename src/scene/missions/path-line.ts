import { type BufferGeometry, Matrix3, Mesh, ShaderMaterial } from 'three';
import { SECONDS_PER_DAY } from '../../core/units/constants.ts';
import type { Paling } from '../../state/line-styles.ts';
import { eyeFromSunInto } from '../lines/line-scale.ts';
import type { ScenePoint } from '../stage/display-axes.ts';
import type { Stage } from '../stage/stage.ts';
import { PathGeometry } from './path-geometry.ts';
import type { PathSamples } from './path-samples.ts';
import { FADE, LINE, LINE_NUMBERS, PATH_FRAGMENT, PATH_VERTEX } from './path-shader.ts';

/** How a path is drawn. */
export interface PathLook {
  readonly color: readonly [number, number, number];
  readonly opacity: number;
  readonly widthPx: number;
  readonly haloPx?: number;
  /** How what has been flown pales; not at all when absent. */
  readonly paling?: Paling;
}

/** A craft that has moved less than this is still on its line: sending the line again costs. */
const UNSEEN_PX = 0.35;

/** Axes of a line that turns and stretches with two bodies: three lengths (km, scene axes) of one of its units. */
export interface LineAxes {
  readonly x: ScenePoint;
  readonly y: ScenePoint;
  readonly z: ScenePoint;
}

/** A stretch of a mission's path, its points kept exact to metres: past solid, future dashed, a guess dotted and thin. */
export class PathLine {
  readonly mesh: Mesh<BufferGeometry, ShaderMaterial>;
  /** Farthest point from the centre (in the line's unit): tells when the line is a speck. */
  readonly reachKm: number;
  private readonly path: PathGeometry;
  /** Where the craft was when the line was last bent through it. */
  private readonly bentAt: ScenePoint = { x: Number.NaN, y: Number.NaN, z: Number.NaN };
  /** What the shader is told of the line, at the offsets of `LINE`. */
  private readonly numbers = new Float32Array(LINE_NUMBERS);
  private readonly axes = new Matrix3();

  constructor(samples: PathSamples, isUncertain: boolean, fade: keyof typeof FADE = 'none') {
    this.path = new PathGeometry(samples);
    this.reachKm = reachOf(samples);
    this.numbers[LINE.dotted] = isUncertain ? 1 : 0;
    this.numbers[LINE.fade] = FADE[fade];
    const material = new ShaderMaterial({
      vertexShader: PATH_VERTEX,
      fragmentShader: PATH_FRAGMENT,
      uniforms: { uLine: { value: this.numbers }, uAxes: { value: this.axes } },
      transparent: true,
      depthWrite: false,
    });
    this.mesh = new Mesh(this.path.geometry, material);
    this.mesh.frustumCulled = false;
    this.mesh.matrixAutoUpdate = false;
    this.mesh.renderOrder = 25;
  }

  setLook({ color, opacity, widthPx, haloPx, paling }: PathLook): void {
    const { numbers } = this;
    numbers[LINE.color] = color[0];
    numbers[LINE.color + 1] = color[1];
    numbers[LINE.color + 2] = color[2];
    numbers[LINE.opacity] = opacity;
    numbers[LINE.widthPx] = numbers[LINE.dotted]! > 0 ? 0.8 * widthPx : widthPx;
    numbers[LINE.haloPx] = haloPx ?? 0;
    const wholeDays = (this.path.end - this.path.start) / SECONDS_PER_DAY;
    numbers[LINE.paling] = paling ? paling.days / Math.max(1e-6, wholeDays) : 0;
    numbers[LINE.paling + 1] = paling?.left ?? 1;
  }

  /** Lets the line come out of the dark and go into it: shares of its time at both ends. */
  fadeEnds(atStart: number, atEnd: number): void {
    this.numbers[LINE.ends] = atStart;
    this.numbers[LINE.ends + 1] = atEnd;
  }

  /** Bends the line through the craft: where it is at an epoch, from the line's centre and along its axes. */
  moveCraft(epoch: number, at: Readonly<ScenePoint>): void {
    this.path.moveCraft(epoch, at);
    this.bentAt.x = at.x;
    this.bentAt.y = at.y;
    this.bentAt.z = at.z;
  }

  /** The same, if the craft has moved visibly since; `pxPerKm`: pixels of a kilometre where it is. */
  followCraft(epoch: number, at: Readonly<ScenePoint>, pxPerKm: number): void {
    const { x, y, z } = this.bentAt;
    const movedKm = Math.sqrt((at.x - x) ** 2 + (at.y - y) ** 2 + (at.z - z) ** 2);
    if (!(movedKm * pxPerKm < UNSEEN_PX)) this.moveCraft(epoch, at);
  }

  /** Anchors the line to where its centre is (km from the origin, scene axes). */
  place(stage: Stage, centre: Readonly<ScenePoint>): void {
    const { position } = stage.eye;
    this.placeEye(stage, position.x - centre.x, position.y - centre.y, position.z - centre.z, stage.epoch);
    this.placeScale(stage, centre);
  }

  /** The same for a line along axes of its own, whose time is the time since its first point. */
  placeTurning(stage: Stage, centre: Readonly<ScenePoint>, axes: LineAxes, phaseSeconds: number): void {
    const { x, y, z } = axes;
    const { position } = stage.eye;
    this.axes.set(x.x, y.x, z.x, x.y, y.y, z.y, x.z, y.z, z.z);
    const dx = position.x - centre.x;
    const dy = position.y - centre.y;
    const dz = position.z - centre.z;
    const scale2 = x.x * x.x + x.y * x.y + x.z * x.z;
    const alongX = (dx * x.x + dy * x.y + dz * x.z) / scale2;
    const alongY = (dx * y.x + dy * y.y + dz * y.z) / scale2;
    const alongZ = (dx * z.x + dy * z.y + dz * z.z) / scale2;
    this.placeEye(stage, alongX, alongY, alongZ, phaseSeconds);
    this.placeScale(stage, centre);
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }

  private placeEye({ eye, camera }: Stage, x: number, y: number, z: number, epoch: number): void {
    const { numbers } = this;
    const { start, end, craftLength } = this.path;
    // Stored as 32-bit floats: what the large part loses goes into the small one.
    numbers[LINE.eyeHigh] = x;
    numbers[LINE.eyeHigh + 1] = y;
    numbers[LINE.eyeHigh + 2] = z;
    numbers[LINE.eyeLow] = x - numbers[LINE.eyeHigh]!;
    numbers[LINE.eyeLow + 1] = y - numbers[LINE.eyeHigh + 1]!;
    numbers[LINE.eyeLow + 2] = z - numbers[LINE.eyeHigh + 2]!;
    numbers[LINE.now] = (epoch - start) / Math.max(1, end - start);
    numbers[LINE.craftLength] = craftLength;
    numbers[LINE.near] = camera.near;
    numbers[LINE.viewportPx] = eye.widthPx;
    numbers[LINE.viewportPx + 1] = eye.heightPx;
  }

  /** Tells the shader how far distances from the Sun are logarithmic, and what it needs then. */
  private placeScale(stage: Stage, centre: Readonly<ScenePoint>): void {
    const { numbers } = this;
    const { places, sunIndex } = stage;
    numbers[LINE.logAmount] = places.logAmount;
    if (places.logAmount === 0) return;
    numbers[LINE.centreFromSun] = centre.x - places.trueX[sunIndex]!;
    numbers[LINE.centreFromSun + 1] = centre.y - places.trueY[sunIndex]!;
    numbers[LINE.centreFromSun + 2] = centre.z - places.trueZ[sunIndex]!;
    eyeFromSunInto(eyeFromSun, stage);
    numbers[LINE.eyeFromSun] = eyeFromSun.x;
    numbers[LINE.eyeFromSun + 1] = eyeFromSun.y;
    numbers[LINE.eyeFromSun + 2] = eyeFromSun.z;
  }
}

const eyeFromSun: ScenePoint = { x: 0, y: 0, z: 0 };

function reachOf({ positionsKm: p }: PathSamples): number {
  let reach = 0;
  for (let i = 0; i < p.length; i += 3) reach = Math.max(reach, Math.hypot(p[i]!, p[i + 1]!, p[i + 2]!));
  return reach;
}
