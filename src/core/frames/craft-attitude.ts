import { crossVec3, dotVec3, normVec3, scaleVec3, type Vec3, vec3 } from '../math/vec3.ts';

/** How a craft is turned: its axes as unit vectors, right-handed, in the frame of the directions given. */
export interface CraftAttitude {
  readonly x: Vec3;
  /** The wings' axis. */
  readonly y: Vec3;
  /** Where the dish looks in flight; up on the ground. */
  readonly z: Vec3;
  /** Angle (radians, right-handed about y, from z) by which the wings' cells are turned. */
  wingAngleRad: number;
}

export function craftAttitude(): CraftAttitude {
  return { x: vec3(1, 0, 0), y: vec3(0, 1, 0), z: vec3(0, 0, 1), wingAngleRad: 0 };
}

/** With Sun and Earth nearer to one line than this (sine), another direction decides how the craft rolls. */
const LEAST_SINE = 0.02;

/**
 * The usual attitude of a craft with a fixed dish and wings that turn about one axis: z towards `goal`, the wings' axis
 * across goal and Sun, so that the cells can face the Sun fully. The goal is the Earth, for the dish; under thrust it is
 * where the thrust pushes, for an engine at -z. `roll`: any direction for craft that have goal and Sun on one line. Unit
 * vectors in, in any frame; allocates nothing. True in kind: craft turn away from it to look at their targets and to
 * fire their engines for minutes, which no one publishes ahead.
 */
export function flightAttitudeInto(out: CraftAttitude, goal: Vec3, toSun: Vec3, roll: Vec3): CraftAttitude {
  const { x, y, z } = out;
  scaleVec3(z, goal, 1);
  crossVec3(y, z, toSun);
  if (normVec3(y) < LEAST_SINE) crossVec3(y, z, roll);
  scaleVec3(y, y, 1 / normVec3(y));
  crossVec3(x, y, z);
  out.wingAngleRad = Math.atan2(dotVec3(toSun, x), dotVec3(toSun, z));
  return out;
}

/**
 * A craft that keeps one side to the Sun, with cells, shade or sail on it: z towards the Sun, x as near to `roll` as that
 * leaves it. Unit vectors in, in any frame; `roll` not along the Sun's line; allocates nothing.
 */
export function sunwardAttitudeInto(out: CraftAttitude, toSun: Vec3, roll: Vec3): CraftAttitude {
  const { x, y, z } = out;
  scaleVec3(z, toSun, 1);
  crossVec3(y, z, roll);
  scaleVec3(y, y, 1 / normVec3(y));
  crossVec3(x, y, z);
  out.wingAngleRad = 0;
  return out;
}

/** Writes a direction, given in the frame of the attitude, along the craft's own axes. `out` may be it; allocates nothing. */
export function alongCraftInto(out: Vec3, { x, y, z }: CraftAttitude, direction: Vec3): Vec3 {
  const forward = dotVec3(direction, x);
  const aside = dotVec3(direction, y);
  out.z = dotVec3(direction, z);
  out.x = forward;
  out.y = aside;
  return out;
}

/**
 * A craft on the ground: upright, its x axis towards `north` as far as that is level. Unit vectors in, in any frame;
 * near a pole, where north points up, x is any level direction. Allocates nothing.
 */
export function groundAttitudeInto(out: CraftAttitude, up: Vec3, north: Vec3): CraftAttitude {
  const { x, y, z } = out;
  scaleVec3(z, up, 1);
  crossVec3(y, z, north);
  if (normVec3(y) < LEAST_SINE) {
    // Any axis that is not up will do.
    y.x = Math.abs(z.x) < 0.7 ? 0 : -z.y;
    y.y = Math.abs(z.x) < 0.7 ? z.z : z.x;
    y.z = Math.abs(z.x) < 0.7 ? -z.y : 0;
  }
  scaleVec3(y, y, 1 / normVec3(y));
  crossVec3(x, y, z);
  out.wingAngleRad = 0;
  return out;
}
