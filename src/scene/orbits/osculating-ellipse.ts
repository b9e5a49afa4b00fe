import type { Vec3 } from '../../core/math/vec3.ts';
import { lengthOf } from '../stage/length.ts';

/**
 * The ellipse a body moves on at this moment, in a form that keeps its precision near the body: a point whose eccentric
 * anomaly is δ ahead lies at 2 sin(δ/2) · (q cos(E + δ/2) − p sin(E + δ/2)) from the body, where p and q are the
 * half axes and E the body's eccentric anomaly. Nothing large is subtracted, so the line passes exactly through it.
 */
export interface OsculatingEllipse {
  /** Half axis towards the periapsis (km, ICRF axes). */
  readonly p: Vec3<'Icrf'>;
  /** Half axis along the motion at the periapsis (km, ICRF axes). */
  readonly q: Vec3<'Icrf'>;
  eccentricAnomalyRad: number;
  semiMajorAxisKm: number;
  periodSeconds: number;
}

/** A new, empty ellipse: the `out` argument of `osculatingEllipseInto`. */
export function osculatingEllipse(): OsculatingEllipse {
  return {
    p: { x: 0, y: 0, z: 0 },
    q: { x: 0, y: 0, z: 0 },
    eccentricAnomalyRad: 0,
    semiMajorAxisKm: 0,
    periodSeconds: 0,
  };
}

/**
 * Writes the ellipse of a state relative to its centre (km, km/s, any axes) into `out`; allocates nothing.
 * Returns false for open or nearly open orbits (e ≥ 0.9999) and for motion along a straight line.
 * @source Battin, An Introduction to the Mathematics and Methods of Astrodynamics (1999), §3.3: eccentricity vector,
 *   and e sin E = r·v / √(GM a), e cos E = 1 − r/a
 */
export function osculatingEllipseInto(
  out: OsculatingEllipse,
  r: Readonly<Vec3<'Icrf'>>,
  v: Readonly<Vec3<'Icrf'>>,
  gmKm3S2: number,
): boolean {
  const distance = lengthOf(r.x, r.y, r.z);
  const speed2 = v.x * v.x + v.y * v.y + v.z * v.z;
  const a = 1 / (2 / distance - speed2 / gmKm3S2);
  if (!(a > 0) || !Number.isFinite(a)) return false;
  const radial = r.x * v.x + r.y * v.y + r.z * v.z;
  const eSinE = radial / Math.sqrt(gmKm3S2 * a);
  const eCosE = 1 - distance / a;
  const e = lengthOf(eSinE, eCosE);
  if (e >= 0.9999) return false;
  const hx = r.y * v.z - r.z * v.y;
  const hy = r.z * v.x - r.x * v.z;
  const hz = r.x * v.y - r.y * v.x;
  const h = lengthOf(hx, hy, hz);
  if (!(h > 0)) return false;
  // For a circle the periapsis is taken where the body is.
  const isCircular = e < 1e-9;
  const anomaly = isCircular ? 0 : Math.atan2(eSinE, eCosE);
  const kr = isCircular ? 1 / distance : (speed2 - gmKm3S2 / distance) / gmKm3S2 / e;
  const kv = isCircular ? 0 : -radial / gmKm3S2 / e;
  const ux = kr * r.x + kv * v.x;
  const uy = kr * r.y + kv * v.y;
  const uz = kr * r.z + kv * v.z;
  const b = a * Math.sqrt(1 - e * e);
  out.p.x = a * ux;
  out.p.y = a * uy;
  out.p.z = a * uz;
  out.q.x = ((hy * uz - hz * uy) / h) * b;
  out.q.y = ((hz * ux - hx * uz) / h) * b;
  out.q.z = ((hx * uy - hy * ux) / h) * b;
  out.eccentricAnomalyRad = anomaly;
  out.semiMajorAxisKm = a;
  out.periodSeconds = 2 * Math.PI * Math.sqrt(a ** 3 / gmKm3S2);
  return true;
}

/** Writes the offset from the body (km) to the point of its ellipse `aheadRad` of eccentric anomaly ahead; as the shader does. */
export function offsetOnEllipse(
  out: Vec3<'Icrf'>,
  ellipse: Readonly<OsculatingEllipse>,
  aheadRad: number,
): Vec3<'Icrf'> {
  const middle = ellipse.eccentricAnomalyRad + aheadRad / 2;
  const chord = 2 * Math.sin(aheadRad / 2);
  const kp = -Math.sin(middle) * chord;
  const kq = Math.cos(middle) * chord;
  out.x = kp * ellipse.p.x + kq * ellipse.q.x;
  out.y = kp * ellipse.p.y + kq * ellipse.q.y;
  out.z = kp * ellipse.p.z + kq * ellipse.q.z;
  return out;
}

/**
 * Eccentric anomalies (−π to π, rising) at which a whole ellipse is drawn, dense around the body, where the line is seen
 * from near by.
 */
export function ellipseSteps(count: number): Float32Array {
  const steps = new Float32Array(count + 1);
  for (let i = 0; i <= count; i++) {
    const s = (2 * i) / count - 1;
    steps[i] = Math.PI * Math.sign(s) * Math.abs(s) ** 2.2;
  }
  steps[0] = -Math.PI;
  steps[count] = Math.PI;
  return steps;
}
