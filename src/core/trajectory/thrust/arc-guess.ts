import { crossVec3, dotVec3, normVec3, scaleVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import { KNOT_UNKNOWNS } from './hermite.ts';

/** A position and a velocity in units in which the centre's GM is 1. */
export interface ScaledState {
  readonly position: Vec3;
  readonly velocity: Vec3;
}

/** A first arc between two states: times from 0 to the duration, nine numbers a knot. */
export interface ArcGuess {
  readonly revolutions: number;
  /** Smaller is likelier: how far the arc swells or shrinks against the orbits at its ends; 0 for free flight. */
  readonly strain: number;
  /** Whether the speed at which it meets its ends is only a start, free to change: not for free flight. */
  readonly isPliable: boolean;
  readonly times: Float64Array;
  readonly knots: Float64Array;
}

/** An arc that must shrink below, or swell beyond, these parts of its end orbits has the wrong number of revolutions. */
const LEAST_SWELL = -0.55;
const MOST_SWELL = 1.2;
/** Of first arcs; solved ones are told with twice as many. */
export const KNOTS_PER_REVOLUTION = 12;
export const LEAST_KNOTS = 8;
export const MOST_KNOTS = 400;
const STEPS_PER_KNOT = 12;

/**
 * First arcs from one state to another in `duration`, one for each number of revolutions that is near enough to the
 * motion of the end orbits; the nearest first. The radius goes smoothly from the first orbit's to the last one's and is
 * swollen in between until the arc takes the time given; angular motion is that of circles. Prograde with the end orbits;
 * GM = 1. Rough by design: only a start for the optimisation.
 */
export function guessArcs(from: ScaledState, to: ScaledState, duration: number): ArcGuess[] {
  const shape = arcShape(from, to);
  const guesses: ArcGuess[] = [];
  for (let revolutions = 0; ; revolutions++) {
    const angle = shape.angle + 2 * Math.PI * revolutions;
    if (angle < 0.05) continue;
    if (timeOf(shape, angle, LEAST_SWELL) > duration) break;
    if (timeOf(shape, angle, MOST_SWELL) < duration) continue;
    guesses.push(arcOf(shape, angle, swellFor(shape, angle, duration), duration, revolutions));
    if (guesses.length >= 200) break;
  }
  return guesses.sort((a, b) => a.strain - b.strain);
}

interface Conic {
  readonly semiLatus: number;
  readonly towardsPeriapsis: Vec3;
  readonly normal: Vec3;
}

interface ArcShape {
  readonly from: Conic;
  readonly to: Conic;
  readonly x: Vec3;
  readonly y: Vec3;
  readonly z: Vec3;
  /** Angle (0 to 2π) from the first to the last direction about `z`. */
  readonly angle: number;
  /** Radii at the ends against those of the conics: 1 unless the conic is open. */
  readonly radii: readonly [number, number];
}

function arcShape(from: ScaledState, to: ScaledState): ArcShape {
  const first = conicOf(from);
  const last = conicOf(to);
  const z = unit(vec3(first.normal.x + last.normal.x, first.normal.y + last.normal.y, first.normal.z + last.normal.z));
  const lift = dotVec3(from.position, z);
  const x = unit(vec3(from.position.x - lift * z.x, from.position.y - lift * z.y, from.position.z - lift * z.z));
  const y = crossVec3(vec3(), z, x);
  const angle = Math.atan2(dotVec3(to.position, y), dotVec3(to.position, x));
  return {
    from: first,
    to: last,
    x,
    y,
    z,
    angle: angle < 0 ? angle + 2 * Math.PI : angle,
    radii: [normVec3(from.position), normVec3(to.position)],
  };
}

function conicOf({ position, velocity }: ScaledState): Conic {
  const r = normVec3(position);
  const h = crossVec3(vec3(), position, velocity);
  const e = crossVec3(vec3(), velocity, h);
  e.x -= position.x / r;
  e.y -= position.y / r;
  e.z -= position.z / r;
  return { semiLatus: dotVec3(h, h), towardsPeriapsis: e, normal: unit(h) };
}

const scratch = vec3();

/** The place at a share `s` of the way and an angle from the start, written into `out`; returns the distance. */
function placeInto(out: Vec3, shape: ArcShape, angle: number, s: number, swell: number): number {
  const c = Math.cos(angle);
  const d = Math.sin(angle);
  const { x, y, z } = shape;
  out.x = c * x.x + d * y.x;
  out.y = c * x.y + d * y.y;
  out.z = c * x.z + d * y.z;
  const share = s * s * (3 - 2 * s);
  const near = radiusTowards(shape.from, out, shape.radii[0]);
  const far = radiusTowards(shape.to, out, shape.radii[1]);
  const bump = Math.sin(Math.PI * s);
  const radius = ((1 - share) * near + share * far) * (1 + swell * bump * bump);
  const lift = (1 - share) * slopeTowards(shape.from, out, z) + share * slopeTowards(shape.to, out, z);
  out.x = radius * (out.x + lift * z.x);
  out.y = radius * (out.y + lift * z.y);
  out.z = radius * (out.z + lift * z.z);
  return radius * Math.sqrt(1 + lift * lift);
}

/** Distance on a conic in a direction; kept near the radius at the end for open orbits, which do not go all the way. */
function radiusTowards(conic: Conic, direction: Vec3, radius: number): number {
  const denominator = 1 + dotVec3(conic.towardsPeriapsis, direction);
  const value = denominator > 0.05 ? conic.semiLatus / denominator : 4 * radius;
  return Math.min(3 * radius, Math.max(radius / 3, value));
}

/** How far a conic's plane lies above the common one in a direction. */
function slopeTowards(conic: Conic, direction: Vec3, z: Vec3): number {
  return -dotVec3(conic.normal, direction) / dotVec3(conic.normal, z);
}

function timeOf(shape: ArcShape, angle: number, swell: number): number {
  const steps = Math.ceil(angle * 4) + 24;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const s = (i + 0.5) / steps;
    sum += placeInto(scratch, shape, angle * s, s, swell) ** 1.5;
  }
  return (sum * angle) / steps;
}

function swellFor(shape: ArcShape, angle: number, duration: number): number {
  let low = LEAST_SWELL;
  let high = MOST_SWELL;
  for (let i = 0; i < 24; i++) {
    const middle = (low + high) / 2;
    if (timeOf(shape, angle, middle) < duration) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function arcOf(shape: ArcShape, angle: number, swell: number, duration: number, revolutions: number): ArcGuess {
  const wanted = Math.ceil((angle / (2 * Math.PI)) * KNOTS_PER_REVOLUTION);
  const count = Math.min(MOST_KNOTS, Math.max(LEAST_KNOTS, wanted)) + 1;
  const times = new Float64Array(count);
  const knots = new Float64Array(count * KNOT_UNKNOWNS);
  const pieces = (count - 1) * STEPS_PER_KNOT;
  let time = 0;
  for (let i = 1; i <= pieces; i++) {
    const s = (i - 0.5) / pieces;
    time += placeInto(scratch, shape, angle * s, s, swell) ** 1.5 * (angle / pieces);
    if (i % STEPS_PER_KNOT === 0) times[i / STEPS_PER_KNOT] = time;
  }
  const stretch = duration / time;
  const before = vec3();
  const after = vec3();
  for (let k = 0; k < count; k++) {
    const s = k / (count - 1);
    times[k]! *= stretch;
    const r = placeInto(scratch, shape, angle * s, s, swell);
    const rate = 1 / (angle * r ** 1.5 * stretch);
    const low = Math.max(0, s - 1e-4);
    const high = Math.min(1, s + 1e-4);
    placeInto(before, shape, angle * low, low, swell);
    placeInto(after, shape, angle * high, high, swell);
    const speed = rate / (high - low);
    knots.set(
      [
        scratch.x,
        scratch.y,
        scratch.z,
        (after.x - before.x) * speed,
        (after.y - before.y) * speed,
        (after.z - before.z) * speed,
        -scratch.x / r ** 3,
        -scratch.y / r ** 3,
        -scratch.z / r ** 3,
      ],
      k * KNOT_UNKNOWNS,
    );
  }
  times[count - 1] = duration;
  return { revolutions, strain: Math.abs(Math.log1p(swell)), isPliable: true, times, knots };
}

function unit(a: Vec3): Vec3 {
  return scaleVec3(vec3(), a, 1 / normVec3(a));
}
