import { SphereGeometry } from 'three';

/** A unit sphere whose texture runs from 180° west to 180° east: x is the prime meridian, y the pole. */
export function unitSphere(segments: number): SphereGeometry {
  return new SphereGeometry(1, segments * 2, segments);
}
