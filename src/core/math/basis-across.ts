import { crossVec3, normVec3, scaleVec3, type Vec3, vec3 } from './vec3.ts';

/** Two unit vectors across `axis`, the first also across `hint`. */
export function basisAcross(axis: Vec3, hint: Vec3): { u: Vec3; v: Vec3 } {
  let u = crossVec3(vec3(), axis, hint);
  if (normVec3(u) < 1e-9 * normVec3(axis) * normVec3(hint)) u = crossVec3(vec3(), axis, vec3(0.3, 0.5, 0.8));
  scaleVec3(u, u, 1 / normVec3(u));
  const v = crossVec3(vec3(), axis, u);
  scaleVec3(v, v, 1 / normVec3(v));
  return { u, v };
}
