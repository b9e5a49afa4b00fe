import type { StateVector } from '../ephemeris/source.ts';
import { crossVec3, normVec3, scaleVec3, type Vec3, vec3 } from '../math/vec3.ts';
import { eccentricFromMeanAnomaly } from '../orbits/kepler.ts';
import type { PrecessingOrbitData } from './segment-data.ts';

/**
 * The motion on an ellipse whose node and periapsis drift evenly, relative to the centre (ICRF, km, km/s). The velocity is
 * the derivative of the position, drift included. Allocates nothing when asked.
 * @source Vallado, Fundamentals of Astrodynamics and Applications, 4th ed. (2013), §9.4 (secular rates), §2.6 (states)
 */
export function precessingStateFunction(data: PrecessingOrbitData): (out: StateVector, epoch: number) => void {
  const pole = vec3(...data.pole);
  const node = nodeOnIcrfEquator(pole);
  const across = crossVec3(vec3(), pole, node);
  const { semiMajorAxisKm: a, eccentricity: e } = data;
  const b = a * Math.sqrt(1 - e * e);
  const cosI = Math.cos(data.inclinationRad);
  const sinI = Math.sin(data.inclinationRad);
  return (out, epoch) => {
    const t = epoch - data.epoch;
    const anomaly = eccentricFromMeanAnomaly(data.meanAnomalyRad + data.meanMotionRadS * t, e);
    const rate = data.meanMotionRadS / (1 - e * Math.cos(anomaly));
    const x = a * (Math.cos(anomaly) - e);
    const y = b * Math.sin(anomaly);
    const periapsis = data.argumentOfPeriapsisRad + data.periapsisRateRadS * t;
    const cosW = Math.cos(periapsis);
    const sinW = Math.sin(periapsis);
    // Along the line of nodes, and across it within the orbit's plane.
    const l = cosW * x - sinW * y;
    const m = sinW * x + cosW * y;
    const vx = -a * Math.sin(anomaly) * rate;
    const vy = b * Math.cos(anomaly) * rate;
    const lRate = cosW * vx - sinW * vy - data.periapsisRateRadS * m;
    const mRate = sinW * vx + cosW * vy + data.periapsisRateRadS * l;
    const ascending = data.ascendingNodeRad + data.nodeRateRadS * t;
    const cosN = Math.cos(ascending);
    const sinN = Math.sin(ascending);
    const u = cosN * l - sinN * cosI * m;
    const w = sinN * l + cosN * cosI * m;
    const h = sinI * m;
    const uRate = cosN * lRate - sinN * cosI * mRate - data.nodeRateRadS * w;
    const wRate = sinN * lRate + cosN * cosI * mRate + data.nodeRateRadS * u;
    intoIcrf(out.positionKm, node, across, pole, u, w, h);
    intoIcrf(out.velocityKmS, node, across, pole, uRate, wRate, sinI * mRate);
  };
}

function intoIcrf(out: Vec3, node: Vec3, across: Vec3, pole: Vec3, u: number, w: number, h: number): void {
  out.x = node.x * u + across.x * w + pole.x * h;
  out.y = node.y * u + across.y * w + pole.y * h;
  out.z = node.z * u + across.z * w + pole.z * h;
}

/** Where the plane of a pole crosses the ICRF equator, ascending; the x axis where they coincide. Unit vector. */
export function nodeOnIcrfEquator(pole: Vec3): Vec3 {
  const node = crossVec3(vec3(), vec3(0, 0, 1), pole);
  const length = normVec3(node);
  return length < 1e-9 ? vec3(1, 0, 0) : scaleVec3(node, node, 1 / length);
}
