/**
 * Radius (km) of the sphere about a lesser body inside which its pull, not that of the body it circles, is the better
 * centre to reckon a craft's motion from: r = a (m/M)^(2/5), with the semi-major axis `a` (km) of the lesser body's orbit and
 * the ratio of its mass to that of its centre. A convention, not an edge: the ratio of disturbing to main pull is the same
 * on both sides there. Holds for small mass ratios.
 * @source Laplace; in Battin, An Introduction to the Mathematics and Methods of Astrodynamics (1999), §8.4
 */
export function sphereOfInfluenceKm(semiMajorAxisKm: number, massRatio: number): number {
  return semiMajorAxisKm * massRatio ** 0.4;
}
