import type { Almanac } from '../../ephemeris/almanac.ts';
import { stateVector } from '../../ephemeris/source.ts';
import type { EpochTdb } from '../../time/epoch.ts';
import { type Derivative, type IntegratorOptions, integrate } from './dormand-prince.ts';

/**
 * Gravity of Earth, Moon and Sun (km³/s²), the Earth's oblateness and radii (km).
 * @source Park et al., DE440 and DE441, AJ 161:105 (2021), table 2 (GM); IERS Conventions (2010), table 1.1 (J2, radius)
 */
export const GM_EARTH = 398_600.435507;
export const GM_MOON = 4902.800118;
export const GM_SUN = 132_712_440_041.279;
const J2_EARTH = 1.0826359e-3;
export const EARTH_EQUATOR_KM = 6378.1366;
export const MOON_RADIUS_KM = 1737.4;
/** Beyond this distance (km) the Earth's oblateness is left out: below 10⁻⁵ of its attraction. */
const OBLATENESS_REACH_KM = 70_000;

/** Spacing of the sampled Moon and Sun (s): interpolation error of the Moon below 1 m. */
const MOON_STEP_S = 10_800;
const SUN_STEP_S = 43_200;

const POSITION_TOLERANCE_KM = 1e-5;
const VELOCITY_TOLERANCE_KM_S = 1e-10;
const TOLERANCE = Float64Array.from([0, 0, 0, 1, 1, 1], (v) => (v ? VELOCITY_TOLERANCE_KM_S : POSITION_TOLERANCE_KM));
const RELATIVE_TOLERANCE = 1e-10;

/**
 * Free motion about the Earth under Earth (with J2), Moon and Sun, over one interval. States are six numbers: position
 * (km) and velocity (km/s) relative to the Earth's centre, ICRF axes; time is TDB seconds past J2000. Radiation pressure,
 * the planets and the Moon's own oblateness are left out: below 10⁻⁷ km/s² beyond low orbits.
 */
export class CislunarForces {
  private constructor(
    private readonly moon: SampledBody,
    private readonly sun: SampledBody,
  ) {}

  /** Undefined where the almanac has no Moon or Sun for the interval (a day's margin included). */
  static over(almanac: Almanac, start: number, end: number): CislunarForces | undefined {
    const moon = sampled(almanac, 'moon', start - MOON_STEP_S, end + MOON_STEP_S, MOON_STEP_S);
    const sun = sampled(almanac, 'sun', start - SUN_STEP_S, end + SUN_STEP_S, SUN_STEP_S);
    return moon && sun && new CislunarForces(moon, sun);
  }

  /** The Moon's state relative to the Earth, six numbers, into `out`. */
  moonInto(out: Float64Array, epoch: number): Float64Array {
    hermiteInto(out, this.moon, epoch);
    return out;
  }

  /** The Sun's state relative to the Earth, six numbers, into `out`. */
  sunInto(out: Float64Array, epoch: number): Float64Array {
    hermiteInto(out, this.sun, epoch);
    return out;
  }

  readonly derivative: Derivative = (out, t, y) => {
    const x = y[0]!;
    const yy = y[1]!;
    const z = y[2]!;
    const r2 = x * x + yy * yy + z * z;
    const r = Math.sqrt(r2);
    const central = -GM_EARTH / (r2 * r);
    out[0] = y[3]!;
    out[1] = y[4]!;
    out[2] = y[5]!;
    let ax = central * x;
    let ay = central * yy;
    let az = central * z;
    if (r < OBLATENESS_REACH_KM) {
      const k = (1.5 * J2_EARTH * GM_EARTH * EARTH_EQUATOR_KM * EARTH_EQUATOR_KM) / (r2 * r2 * r);
      const s = (5 * z * z) / r2;
      ax += k * x * (s - 1);
      ay += k * yy * (s - 1);
      az += k * z * (s - 3);
    }
    out[3] = ax;
    out[4] = ay;
    out[5] = az;
    positionInto(BODY, this.moon, t);
    addTide(out, x, yy, z, GM_MOON);
    positionInto(BODY, this.sun, t);
    addTide(out, x, yy, z, GM_SUN);
  };

  /** Flies `y` from one epoch to another, in place; false when it hit something. */
  fly(y: Float64Array, from: number, to: number): boolean {
    return integrate(this.derivative, y, { from, to }, FLIGHT_OPTIONS);
  }

  /** Like `fly`, with a longest step and told of each step. */
  flySteps(
    y: Float64Array,
    span: { readonly from: number; readonly to: number },
    more: Pick<IntegratorOptions, 'maxStep' | 'onStep'>,
  ): boolean {
    return integrate(this.derivative, y, span, { ...FLIGHT_OPTIONS, ...more });
  }
}

const FLIGHT_OPTIONS = { relativeTolerance: RELATIVE_TOLERANCE, absoluteTolerance: TOLERANCE, maxSteps: 4000 };
const BODY = new Float64Array(3);

/** Attraction by the body at `BODY` less what it does to the Earth. */
function addTide(out: Float64Array, x: number, y: number, z: number, gm: number): void {
  const bx = BODY[0]!;
  const by = BODY[1]!;
  const bz = BODY[2]!;
  const dx = bx - x;
  const dy = by - y;
  const dz = bz - z;
  const d2 = dx * dx + dy * dy + dz * dz;
  const b2 = bx * bx + by * by + bz * bz;
  const near = gm / (d2 * Math.sqrt(d2));
  const far = gm / (b2 * Math.sqrt(b2));
  out[3] = out[3]! + near * dx - far * bx;
  out[4] = out[4]! + near * dy - far * by;
  out[5] = out[5]! + near * dz - far * bz;
}

/** States at even spacing, six numbers each. */
interface SampledBody {
  readonly start: number;
  readonly step: number;
  readonly states: Float64Array;
}

function sampled(almanac: Almanac, id: string, start: number, end: number, step: number): SampledBody | undefined {
  const count = Math.ceil((end - start) / step) + 2;
  const states = new Float64Array(count * 6);
  const state = stateVector();
  for (let i = 0; i < count; i++) {
    if (!almanac.stateInto(state, id, 'earth', (start + i * step) as EpochTdb)) return undefined;
    const { positionKm: p, velocityKmS: v } = state;
    states.set([p.x, p.y, p.z, v.x, v.y, v.z], i * 6);
  }
  return { start, step, states };
}

/** Cubic Hermite interpolation, position only. */
function positionInto(out: Float64Array, body: SampledBody, t: number): void {
  const { states, step } = body;
  const u = (t - body.start) / step;
  const i = Math.min(Math.max(Math.floor(u), 0), states.length / 6 - 2);
  const s = u - i;
  const at = i * 6;
  const a1 = s * s * (3 - 2 * s);
  const a0 = 1 - a1;
  const b0 = s * (1 - s) * (1 - s) * step;
  const b1 = -s * s * (1 - s) * step;
  for (let c = 0; c < 3; c++) {
    out[c] = a0 * states[at + c]! + a1 * states[at + 6 + c]! + b0 * states[at + 3 + c]! + b1 * states[at + 9 + c]!;
  }
}

function hermiteInto(out: Float64Array, body: SampledBody, t: number): void {
  positionInto(out, body, t);
  const { states, step } = body;
  const u = (t - body.start) / step;
  const i = Math.min(Math.max(Math.floor(u), 0), states.length / 6 - 2);
  const s = u - i;
  const at = i * 6;
  const a = (6 * s * (1 - s)) / step;
  const b0 = (1 - s) * (1 - 3 * s);
  const b1 = s * (3 * s - 2);
  for (let c = 0; c < 3; c++) {
    out[3 + c] = a * (states[at + 6 + c]! - states[at + c]!) + b0 * states[at + 3 + c]! + b1 * states[at + 9 + c]!;
  }
}
