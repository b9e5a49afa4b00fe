import type { ScenePoint } from '../stage/display-axes.ts';
import { lengthOf } from '../stage/length.ts';
import type { Places } from '../stage/places.ts';

/** A body in the way: where (km, from the new focus) and how large (km). */
export interface Obstacle extends Readonly<ScenePoint> {
  readonly reachKm: number;
}

/** The bodies that have a place now. */
export function obstaclesOf(places: Places): Obstacle[] {
  const { trueX, trueY, trueZ, isKnown, objects } = places;
  return objects
    .filter(({ index, radiusKm }) => radiusKm > 0 && isKnown[index] === 1)
    .map(({ index, radiusKm, body }) => ({
      x: trueX[index]!,
      y: trueY[index]!,
      z: trueZ[index]!,
      reachKm: body?.radiiKm?.[0] ?? radiusKm,
    }));
}

/** A swerve of the path: farthest at `progress`, gone `halfWidth` before and after it. */
interface Swerve {
  readonly progress: number;
  readonly halfWidth: number;
  readonly offset: Readonly<ScenePoint>;
}

/** How far the eye stays from the middle of a body it passes (its reach). */
const KEEP = 1.3;
const SAMPLES = 128;
const ROUNDS = 6;
const WIDEST = 0.25;
const NARROWEST = 0.01;

/** The swerves that lead a path past the bodies it would go through; laid out once, when the flight begins. */
export class Detour {
  private readonly swerves: Swerve[] = [];

  /** `pathAt` writes the eye's place (km) on the straight path at a progress from 0 to 1. */
  constructor(
    private readonly pathAt: (out: ScenePoint, progress: number) => void,
    obstacles: readonly Obstacle[],
  ) {
    const points = new Float64Array(3 * (SAMPLES + 1));
    for (let round = 0; round < ROUNDS; round++) {
      this.sample(points);
      const before = this.swerves.length;
      for (const obstacle of obstacles) this.avoid(obstacle, points);
      if (this.swerves.length === before) return;
    }
  }

  /** Adds the swerves to the eye's place. */
  addTo(eye: ScenePoint, progress: number): void {
    for (const { progress: middle, halfWidth, offset } of this.swerves) {
      const away = Math.abs(progress - middle) / halfWidth;
      if (away >= 1) continue;
      const share = (1 - away * away) ** 2;
      eye.x += offset.x * share;
      eye.y += offset.y * share;
      eye.z += offset.z * share;
    }
  }

  private at(out: ScenePoint, progress: number): ScenePoint {
    this.pathAt(out, progress);
    this.addTo(out, progress);
    return out;
  }

  private sample(points: Float64Array): void {
    for (let i = 0; i <= SAMPLES; i++) {
      this.at(here, i / SAMPLES);
      points.set([here.x, here.y, here.z], 3 * i);
    }
  }

  private avoid(obstacle: Obstacle, points: Float64Array): void {
    const startKm = this.distanceAt(obstacle, 0);
    const endKm = this.distanceAt(obstacle, 1);
    // A path that begins or ends near a body may stay as near.
    const keepKm = Math.min(KEEP * obstacle.reachKm, 0.98 * startKm, 0.98 * endKm);
    let nearestKm = Number.POSITIVE_INFINITY;
    let nearest = 0;
    for (let i = 0; i < SAMPLES; i++) {
      const km = segmentDistance(points, i, obstacle);
      if (km >= nearestKm) continue;
      nearestKm = km;
      nearest = i;
    }
    if (nearestKm > 2 * keepKm) return;
    const progress = this.closest(obstacle, nearest);
    const missKm = this.distanceAt(obstacle, progress);
    if (missKm >= keepKm) return;
    this.swerve(obstacle, progress, missKm, keepKm);
  }

  private swerve(obstacle: Obstacle, progress: number, missKm: number, keepKm: number): void {
    this.at(here, progress);
    const offset = { x: here.x - obstacle.x, y: here.y - obstacle.y, z: here.z - obstacle.z };
    // Through the very middle any way round is as good: over the top, across the path.
    if (missKm < 1e-3 * keepKm) this.acrossInto(offset, progress);
    const length = lengthOf(offset.x, offset.y, offset.z) || 1;
    const push = (1.02 * keepKm - Math.min(missKm, keepKm)) / length;
    offset.x *= push;
    offset.y *= push;
    offset.z *= push;
    const halfWidth = Math.max(NARROWEST, Math.min(WIDEST, progress, 1 - progress));
    this.swerves.push({ progress, halfWidth, offset });
  }

  /** A direction across the path, as far to the north as there is. */
  private acrossInto(out: ScenePoint, progress: number): void {
    this.at(here, Math.max(0, progress - 1e-4));
    this.at(there, Math.min(1, progress + 1e-4));
    const x = there.x - here.x;
    const y = there.y - here.y;
    const z = there.z - here.z;
    const squared = x * x + y * y + z * z || 1;
    const isSteep = y * y > 0.99 * squared;
    const along = isSteep ? x : y;
    out.x = (isSteep ? 1 : 0) - (along * x) / squared;
    out.y = (isSteep ? 0 : 1) - (along * y) / squared;
    out.z = -(along * z) / squared;
  }

  /** The progress about a sample at which the path comes nearest: golden section. */
  private closest(obstacle: Obstacle, sample: number): number {
    let low = Math.max(0, sample - 1) / SAMPLES;
    let high = Math.min(SAMPLES, sample + 2) / SAMPLES;
    for (let i = 0; i < 40; i++) {
      const a = high - (high - low) * GOLDEN;
      const b = low + (high - low) * GOLDEN;
      if (this.distanceAt(obstacle, a) < this.distanceAt(obstacle, b)) high = b;
      else low = a;
    }
    return (low + high) / 2;
  }

  private distanceAt(obstacle: Obstacle, progress: number): number {
    this.at(here, progress);
    return lengthOf(here.x - obstacle.x, here.y - obstacle.y, here.z - obstacle.z);
  }
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;
const here: ScenePoint = { x: 0, y: 0, z: 0 };
const there: ScenePoint = { x: 0, y: 0, z: 0 };

/** Distance (km) of a point from the straight way between two samples. */
function segmentDistance(points: Float64Array, i: number, to: Readonly<ScenePoint>): number {
  const [ax, ay, az] = [points[3 * i]! - to.x, points[3 * i + 1]! - to.y, points[3 * i + 2]! - to.z];
  const [bx, by, bz] = [points[3 * i + 3]! - to.x, points[3 * i + 4]! - to.y, points[3 * i + 5]! - to.z];
  const [dx, dy, dz] = [bx - ax, by - ay, bz - az];
  const squared = dx * dx + dy * dy + dz * dz;
  const t = squared > 0 ? Math.min(1, Math.max(0, -(ax * dx + ay * dy + az * dz) / squared)) : 0;
  return lengthOf(ax + t * dx, ay + t * dy, az + t * dz);
}
