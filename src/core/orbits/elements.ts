import { crossVec3, dotVec3, type FrameName, normVec3, setVec3, type Vec3, vec3 } from '../math/vec3.ts';
import { type EpochTdb, epochTdb } from '../time/epoch.ts';
import { OrbitDomainError } from './orbit-domain-error.ts';
import { STUMPFF_ARGUMENT, STUMPFF_SIZE, stumpffInto } from './stumpff.ts';
import { type OrbitalState, solveUniversalKepler } from './universal.ts';

/**
 * A two-body orbit in the form that holds for every conic: by its periapsis. Angles are measured in the frame that the
 * caller names. Circular orbits have their "periapsis" at the node, equatorial ones their node on the x axis.
 */
export interface OrbitalElements {
  readonly periapsisKm: number;
  readonly eccentricity: number;
  readonly inclinationRad: number;
  readonly ascendingNodeRad: number;
  readonly argumentOfPeriapsisRad: number;
  readonly periapsisEpoch: EpochTdb;
}

/** Smaller than this an eccentricity, or a sine of the inclination, is rounding noise of the state it came from. */
const DEGENERATE = 1e-11;
const stumpff = new Float64Array(STUMPFF_SIZE);

/** Semi-major axis in km: negative for hyperbolas, infinite for a parabola. */
export function semiMajorAxisKm(elements: OrbitalElements): number {
  return elements.periapsisKm / (1 - elements.eccentricity);
}

/** Orbital period in seconds about a centre of `gmKm3S2`; infinite for open orbits. */
export function periodS(elements: OrbitalElements, gmKm3S2: number): number {
  const a = semiMajorAxisKm(elements);
  return elements.eccentricity < 1 ? 2 * Math.PI * Math.sqrt(a ** 3 / gmKm3S2) : Number.POSITIVE_INFINITY;
}

/**
 * Epoch of the periapsis that belongs to a mean anomaly at an epoch: t - M / n, with n = √(GM / |a|³).
 * Radians, km, TDB; ellipses and hyperbolas (parabolas have no mean motion).
 * @throws OrbitDomainError for a parabola
 */
export function periapsisEpochFromMeanAnomaly(
  epoch: EpochTdb,
  meanAnomalyRad: number,
  axisKm: number,
  gmKm3S2: number,
): EpochTdb {
  if (!Number.isFinite(axisKm)) throw new OrbitDomainError('semi-major axis', axisKm, 'km', 'a finite length');
  return epochTdb(epoch - meanAnomalyRad / Math.sqrt(gmKm3S2 / Math.abs(axisKm) ** 3));
}

/**
 * State on a two-body orbit at an epoch. km, km/s, along the axes in which the elements' angles are measured; TDB.
 * Every conic, e = 0 to e >> 1, without loss near e = 1; relative error about 1e-14 within half a revolution.
 * @throws OrbitDomainError when gm or the periapsis distance is not positive, or the eccentricity is negative
 * @source Danby, Fundamentals of Celestial Mechanics, 2nd ed. (1988), §6.9, started at periapsis where r·v = 0
 */
export function stateFromElements<F extends FrameName>(
  elements: OrbitalElements,
  epoch: EpochTdb,
  gmKm3S2: number,
): OrbitalState<F> {
  const { periapsisKm: q, eccentricity: e } = elements;
  if (!(gmKm3S2 > 0)) throw new OrbitDomainError('gravitational parameter', gmKm3S2, 'km³/s²', 'gm > 0');
  if (!(q > 0)) throw new OrbitDomainError('periapsis distance', q, 'km', 'q > 0');
  if (!(e >= 0)) throw new OrbitDomainError('eccentricity', e, '', 'e >= 0');
  const alpha = (1 - e) / q;
  const rootGm = Math.sqrt(gmKm3S2);
  let elapsed = epoch - elements.periapsisEpoch;
  if (alpha > 0) {
    const period = (2 * Math.PI) / (rootGm * alpha ** 1.5);
    elapsed -= period * Math.round(elapsed / period);
  }
  const chi = solveUniversalKepler(rootGm * elapsed, q, 0, alpha);
  stumpff[STUMPFF_ARGUMENT] = alpha * chi * chi;
  stumpffInto(stumpff);
  const rootP = Math.sqrt(q * (1 + e));
  const xKm = q - chi * chi * stumpff[2]!;
  const yKm = rootP * chi * stumpff[1]!;
  const distance = q + e * chi * chi * stumpff[2]!;
  const xKmS = (-rootGm / distance) * chi * stumpff[1]!;
  const yKmS = ((rootGm * rootP) / distance) * stumpff[0]!;
  const { towardsPeriapsis: p, ahead: w } = perifocalAxes<F>(elements);
  return { positionKm: inPlane(p, xKm, w, yKm), velocityKmS: inPlane(p, xKmS, w, yKmS) };
}

/**
 * The orbit on which a state moves. km, km/s, TDB; angles in radians along the state's axes: inclination 0 to π, node
 * and argument of periapsis 0 to 2π. All conics; the periapsis passage is the one nearest to `epoch`.
 * @throws OrbitDomainError when the motion is rectilinear (no plane)
 * @source Vallado, Fundamentals of Astrodynamics and Applications, 4th ed. (2013), §2.5, algorithm 9;
 *   time from periapsis by universal variables as in Danby (1988), §6.9
 */
export function elementsFromState<F extends FrameName>(
  state: OrbitalState<F>,
  epoch: EpochTdb,
  gmKm3S2: number,
): OrbitalElements {
  const { positionKm: r, velocityKmS: v } = state;
  const distance = normVec3(r);
  const h = crossVec3(vec3<F>(), r, v);
  const hSize = normVec3(h);
  if (!(hSize > 0)) throw new OrbitDomainError('angular momentum', hSize, 'km²/s', 'h > 0 (not rectilinear)');
  const speed2 = dotVec3(v, v);
  const radial = dotVec3(r, v);
  const ecc = vec3<F>(
    ((speed2 - gmKm3S2 / distance) * r.x - radial * v.x) / gmKm3S2,
    ((speed2 - gmKm3S2 / distance) * r.y - radial * v.y) / gmKm3S2,
    ((speed2 - gmKm3S2 / distance) * r.z - radial * v.z) / gmKm3S2,
  );
  const e = normVec3(ecc);
  const isCircular = e < DEGENERATE;
  const inclinationRad = Math.atan2(Math.hypot(h.x, h.y), h.z);
  const isEquatorial = Math.hypot(h.x, h.y) < DEGENERATE * hSize;
  const ascendingNodeRad = isEquatorial ? 0 : positiveAngle(Math.atan2(h.x, -h.y));
  const node = vec3<F>(Math.cos(ascendingNodeRad), Math.sin(ascendingNodeRad), 0);
  const acrossNode = crossVec3(vec3<F>(), h, node);
  const angleInPlane = (a: Vec3<F>) => Math.atan2(dotVec3(a, acrossNode) / hSize, dotVec3(a, node));
  const argumentOfPeriapsisRad = isCircular ? 0 : positiveAngle(angleInPlane(ecc));
  const trueAnomalyRad = angleInPlane(r) - argumentOfPeriapsisRad;
  const eccentricity = isCircular ? 0 : e;
  const periapsisKm = (hSize * hSize) / (gmKm3S2 * (1 + eccentricity));
  const elapsedS = timeFromPeriapsisS(distance, trueAnomalyRad, periapsisKm, eccentricity, gmKm3S2);
  return {
    periapsisKm,
    eccentricity,
    inclinationRad,
    ascendingNodeRad,
    argumentOfPeriapsisRad,
    periapsisEpoch: epochTdb(epoch - elapsedS),
  };
}

/** Seconds from periapsis to a place on the orbit; within half a revolution for ellipses. */
function timeFromPeriapsisS(distance: number, trueAnomalyRad: number, q: number, e: number, gm: number): number {
  const alpha = (1 - e) / q;
  // χ c1(αχ²) and c0(αχ²) at the place, whatever the conic.
  const reach = (distance * Math.sin(trueAnomalyRad)) / Math.sqrt(q * (1 + e));
  const root = Math.sqrt(Math.abs(alpha));
  let chi = reach;
  if (alpha > 0) {
    chi = Math.atan2(root * reach, 1 - alpha * (q - distance * Math.cos(trueAnomalyRad))) / root;
  } else if (alpha < 0) chi = Math.asinh(root * reach) / root;
  stumpff[STUMPFF_ARGUMENT] = alpha * chi * chi;
  stumpffInto(stumpff);
  return (q * chi + e * chi ** 3 * stumpff[3]!) / Math.sqrt(gm);
}

/** Unit vectors towards periapsis and, 90° further along the motion, in the orbit's plane. */
function perifocalAxes<F extends FrameName>(elements: OrbitalElements): { towardsPeriapsis: Vec3<F>; ahead: Vec3<F> } {
  const cosNode = Math.cos(elements.ascendingNodeRad);
  const sinNode = Math.sin(elements.ascendingNodeRad);
  const cosArg = Math.cos(elements.argumentOfPeriapsisRad);
  const sinArg = Math.sin(elements.argumentOfPeriapsisRad);
  const cosInc = Math.cos(elements.inclinationRad);
  const sinInc = Math.sin(elements.inclinationRad);
  return {
    towardsPeriapsis: vec3<F>(
      cosNode * cosArg - sinNode * sinArg * cosInc,
      sinNode * cosArg + cosNode * sinArg * cosInc,
      sinArg * sinInc,
    ),
    ahead: vec3<F>(
      -cosNode * sinArg - sinNode * cosArg * cosInc,
      -sinNode * sinArg + cosNode * cosArg * cosInc,
      cosArg * sinInc,
    ),
  };
}

function inPlane<F extends FrameName>(p: Vec3<F>, x: number, w: Vec3<F>, y: number): Vec3<F> {
  return setVec3(vec3<F>(), p.x * x + w.x * y, p.y * x + w.y * y, p.z * x + w.z * y);
}

function positiveAngle(angleRad: number): number {
  return angleRad < 0 ? angleRad + 2 * Math.PI : angleRad;
}
