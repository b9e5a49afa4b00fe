import { setVec3, type Vec3 } from '../math/vec3.ts';

/**
 * Writes where a line first meets an ellipsoid about the origin into `out`; false when it passes by.
 * The line goes through `through` along `direction` (any length); all along the ellipsoid's own axes, in the unit of
 * `radii`. Exact to rounding.
 * @source quadratic of a line and a quadric: Explanatory Supplement to the Astronomical Almanac (1992), section 4.22
 */
export function lineMeetsEllipsoid(
  out: Vec3<'BodyFixed'>,
  through: Vec3<'BodyFixed'>,
  direction: Vec3<'BodyFixed'>,
  radii: readonly [number, number, number],
): boolean {
  const px = through.x / radii[0];
  const py = through.y / radii[1];
  const pz = through.z / radii[2];
  const dx = direction.x / radii[0];
  const dy = direction.y / radii[1];
  const dz = direction.z / radii[2];
  const a = dx * dx + dy * dy + dz * dz;
  const b = px * dx + py * dy + pz * dz;
  const c = px * px + py * py + pz * pz - 1;
  const discriminant = b * b - a * c;
  if (discriminant < 0) return false;
  const s = (-b - Math.sqrt(discriminant)) / a;
  setVec3(out, through.x + s * direction.x, through.y + s * direction.y, through.z + s * direction.z);
  return true;
}
