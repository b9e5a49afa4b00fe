/** Names of the reference frames in which vectors are given; documented in `core/frames/frames.ts`. */
export type FrameName = 'Icrf' | 'EclipticJ2000' | 'BodyFixed';

/**
 * A Cartesian vector. The type parameter is a phantom: it names the axes and costs nothing at run time.
 * The unit is named by the variable that holds it (`positionKm`, `velocityKmS`).
 */
export interface Vec3<Frame extends FrameName = 'Icrf'> {
  x: number;
  y: number;
  z: number;
  readonly frame?: Frame;
}

/** A new vector. */
export function vec3<Frame extends FrameName = 'Icrf'>(x = 0, y = 0, z = 0): Vec3<Frame> {
  return { x, y, z };
}

/** Writes three components into `out` and returns it. */
export function setVec3<F extends FrameName>(out: Vec3<F>, x: number, y: number, z: number): Vec3<F> {
  out.x = x;
  out.y = y;
  out.z = z;
  return out;
}

/** Writes `a` into `out`. */
export function copyVec3<F extends FrameName>(out: Vec3<F>, a: Vec3<F>): Vec3<F> {
  return setVec3(out, a.x, a.y, a.z);
}

/** Writes `a + b` into `out`; `out` may be `a` or `b`. */
export function addVec3<F extends FrameName>(out: Vec3<F>, a: Vec3<F>, b: Vec3<F>): Vec3<F> {
  return setVec3(out, a.x + b.x, a.y + b.y, a.z + b.z);
}

/** Writes `a - b` into `out`; `out` may be `a` or `b`. */
export function subVec3<F extends FrameName>(out: Vec3<F>, a: Vec3<F>, b: Vec3<F>): Vec3<F> {
  return setVec3(out, a.x - b.x, a.y - b.y, a.z - b.z);
}

/** Writes `a * factor` into `out`; `out` may be `a`. */
export function scaleVec3<F extends FrameName>(out: Vec3<F>, a: Vec3<F>, factor: number): Vec3<F> {
  return setVec3(out, a.x * factor, a.y * factor, a.z * factor);
}

/** Writes `a + b * factor` into `out`; `out` may be `a` or `b`. */
export function addScaledVec3<F extends FrameName>(out: Vec3<F>, a: Vec3<F>, b: Vec3<F>, factor: number): Vec3<F> {
  return setVec3(out, a.x + b.x * factor, a.y + b.y * factor, a.z + b.z * factor);
}

/** Scalar product of `a` and `b`, in the product of their units. */
export function dotVec3<F extends FrameName>(a: Vec3<F>, b: Vec3<F>): number {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

/** Writes the vector product `a × b` into `out`; `out` may be `a` or `b`. */
export function crossVec3<F extends FrameName>(out: Vec3<F>, a: Vec3<F>, b: Vec3<F>): Vec3<F> {
  return setVec3(out, a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
}

/** Length of `a`, in its own unit. */
export function normVec3<F extends FrameName>(a: Vec3<F>): number {
  return Math.sqrt(a.x * a.x + a.y * a.y + a.z * a.z);
}

/** Distance between the points `a` and `b`, in their unit. */
export function distanceVec3<F extends FrameName>(a: Vec3<F>, b: Vec3<F>): number {
  return Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2);
}
