import { OrbitDomainError } from './orbit-domain-error.ts';

/** Newton steps double the correct digits; bisection alone would need 53. The loop never uses all of these. */
const MAX_ITERATIONS = 100;
const TWO_PI = 2 * Math.PI;

/** The angle moved by whole turns into [-π, π). Radians. */
export function normalisedAngle(angleRad: number): number {
  return angleRad - TWO_PI * Math.floor((angleRad + Math.PI) / TWO_PI);
}

/**
 * Eccentric anomaly E of an ellipse from M = E - e sin E. Radians; the result lies in the same turn as the input.
 * Newton's method with Halley's correction inside a bracket that only shrinks, so it converges for every 0 <= e < 1;
 * residual below 2e-15 rad (1 + |M|).
 * @throws OrbitDomainError when the eccentricity lies outside [0, 1)
 * @source Danby, Fundamentals of Celestial Mechanics, 2nd ed. (1988), §6.6, eq. 6.6.7
 */
export function eccentricFromMeanAnomaly(meanAnomalyRad: number, eccentricity: number): number {
  if (!(eccentricity >= 0 && eccentricity < 1)) {
    throw new OrbitDomainError('eccentricity of an ellipse', eccentricity, '', '0 <= e < 1');
  }
  const reduced = normalisedAngle(meanAnomalyRad);
  const size = Math.abs(reduced);
  // For M in [0, π]: M <= E <= min(M + e, π).
  let low = size;
  let high = Math.min(size + eccentricity, Math.PI);
  let anomaly = Math.min(Math.max(size + 0.85 * eccentricity * Math.sign(Math.sin(size)), low), high);
  for (let i = 0; i < MAX_ITERATIONS; i++) {
    const eSin = eccentricity * Math.sin(anomaly);
    const residual = anomaly - eSin - size;
    if (residual > 0) high = anomaly;
    else low = anomaly;
    const slope = 1 - eccentricity * Math.cos(anomaly);
    const newton = residual / slope;
    let next = anomaly - residual / (slope - 0.5 * newton * eSin);
    if (!(next >= low && next <= high)) next = 0.5 * (low + high);
    const moved = Math.abs(next - anomaly);
    anomaly = next;
    if (moved <= 2e-16 * (1 + anomaly) || high - low <= 2e-16) break;
  }
  return meanAnomalyRad - reduced + (reduced < 0 ? -anomaly : anomaly);
}

/**
 * Hyperbolic anomaly F of a hyperbola from M = e sinh F - F. Radians in, dimensionless out; any M, e > 1.
 * Newton from above the root, where the function is convex, so each step stays above and falls towards it.
 * @throws OrbitDomainError when the eccentricity is not above 1
 * @source Danby, Fundamentals of Celestial Mechanics, 2nd ed. (1988), §6.8
 */
export function hyperbolicFromMeanAnomaly(meanAnomalyRad: number, eccentricity: number): number {
  if (!(eccentricity > 1)) throw new OrbitDomainError('eccentricity of a hyperbola', eccentricity, '', 'e > 1');
  const size = Math.abs(meanAnomalyRad);
  // Above the root: e sinh F - F exceeds both (e - 1) F and e F³ / 6; and sinh F = (M + F) / e.
  const above = Math.min(size / (eccentricity - 1), Math.cbrt((6 * size) / eccentricity));
  let anomaly = Math.min(above, Math.asinh((size + above) / eccentricity));
  for (let i = 0; i < MAX_ITERATIONS; i++) {
    const residual = eccentricity * Math.sinh(anomaly) - anomaly - size;
    const step = residual / (eccentricity * Math.cosh(anomaly) - 1);
    anomaly -= step;
    if (Math.abs(step) <= 4e-16 * (1 + anomaly)) break;
  }
  return meanAnomalyRad < 0 ? -anomaly : anomaly;
}

/** True anomaly from the eccentric anomaly of an ellipse. Radians, same turn; exact to rounding for 0 <= e < 1. */
export function trueFromEccentricAnomaly(eccentricAnomalyRad: number, eccentricity: number): number {
  const beta = eccentricity / (1 + Math.sqrt(1 - eccentricity * eccentricity));
  const sin = Math.sin(eccentricAnomalyRad);
  const cos = Math.cos(eccentricAnomalyRad);
  return eccentricAnomalyRad + 2 * Math.atan2(beta * sin, 1 - beta * cos);
}

/** Eccentric anomaly from the true anomaly of an ellipse. Radians, same turn; exact to rounding for 0 <= e < 1. */
export function eccentricFromTrueAnomaly(trueAnomalyRad: number, eccentricity: number): number {
  const beta = eccentricity / (1 + Math.sqrt(1 - eccentricity * eccentricity));
  const sin = Math.sin(trueAnomalyRad);
  const cos = Math.cos(trueAnomalyRad);
  return trueAnomalyRad - 2 * Math.atan2(beta * sin, 1 + beta * cos);
}
