import { setVec3, type Vec3, vec3 } from '../math/vec3.ts';
import type { EpochTdb } from '../time/epoch.ts';
import { DAYS_PER_JULIAN_CENTURY, DAYS_PER_JULIAN_YEAR, RAD_PER_DEG, SECONDS_PER_DAY } from '../units/constants.ts';
import type { Orientation } from './rotation.ts';

const RAD_PER_ARCSEC = RAD_PER_DEG / 3600;
const TURN = 2 * Math.PI;

/**
 * ΔT = TT − UT1 in seconds at 1 January of the years below; straight lines between them, constant afterwards.
 * @source Astronomical Almanac, section K, "Reduction of time scales"; IERS Bulletin A for 2020 and later
 */
const DELTA_T: readonly (readonly [year: number, seconds: number])[] = [
  [1955, 31.07],
  [1960, 33.15],
  [1965, 35.73],
  [1970, 40.18],
  [1975, 45.48],
  [1980, 50.54],
  [1985, 54.34],
  [1990, 56.86],
  [1995, 60.78],
  [2000, 63.83],
  [2005, 64.69],
  [2010, 66.07],
  [2015, 67.64],
  [2020, 69.36],
  [2025, 69.14],
];

/** TT − UT1 (s) at `epoch`; 0.4 s or better to 2026, unknown by some seconds in the decades after. */
export function deltaTSeconds(epoch: EpochTdb): number {
  const year = 2000 + epoch / SECONDS_PER_DAY / DAYS_PER_JULIAN_YEAR;
  const last = DELTA_T.length - 1;
  if (year >= DELTA_T[last]![0]) return DELTA_T[last]![1];
  let i = 0;
  while (i < last - 1 && year >= DELTA_T[i + 1]![0]) i++;
  const [y0, s0] = DELTA_T[i]!;
  const [y1, s1] = DELTA_T[i + 1]!;
  return s0 + ((s1 - s0) * (year - y0)) / (y1 - y0);
}

/**
 * Greenwich mean sidereal time (rad, 0 to 2π) for UT1 given as days past J2000 (12h) and TT in Julian centuries past J2000.
 * @source Capitaine, Wallace, Chapront, A&A 412, 567 (2003), equations 40 and 42; IERS Conventions (2010), 5.14 and 5.32
 */
export function greenwichMeanSiderealTime(ut1Days: number, ttCenturies: number): number {
  const t = ttCenturies;
  const era = TURN * ((ut1Days % 1) + 0.779057273264 + ((0.00273781191135448 * ut1Days) % 1));
  const arcsec = 0.014506 + (4612.156534 + (1.3915817 + (-4.4e-7 + (-2.9956e-5 - 3.68e-8 * t) * t) * t) * t) * t;
  return wrap(era + arcsec * RAD_PER_ARCSEC);
}

const nutation = { longitude: 0, obliquity: 0 };

/** Nutation in longitude and obliquity (rad) by its five largest terms, good to 0.1″. @source IERS Conventions (2003), IAU 2000B */
function nutationAt(t: number): void {
  const f = (335_779.526232 + ((1_739_527_262.8478 * t) % 1_296_000)) * RAD_PER_ARCSEC;
  const d = (1_072_260.70369 + ((1_602_961_601.209 * t) % 1_296_000)) * RAD_PER_ARCSEC;
  const om = (450_160.398036 - ((6_962_890.5431 * t) % 1_296_000)) * RAD_PER_ARCSEC;
  const sun = (1_287_104.79305 + ((129_596_581.0481 * t) % 1_296_000)) * RAD_PER_ARCSEC;
  const solar = 2 * (f - d + om);
  const lunar = 2 * (f + om);
  const psi =
    (-17.2064161 - 0.0174666 * t) * Math.sin(om) -
    1.3170906 * Math.sin(solar) -
    0.2276413 * Math.sin(lunar) +
    0.2074554 * Math.sin(2 * om) +
    0.1475877 * Math.sin(sun);
  const eps =
    9.2052331 * Math.cos(om) +
    0.5730336 * Math.cos(solar) +
    0.0978459 * Math.cos(lunar) -
    0.0897492 * Math.cos(2 * om) +
    0.0073871 * Math.cos(sun);
  nutation.longitude = psi * RAD_PER_ARCSEC;
  nutation.obliquity = eps * RAD_PER_ARCSEC;
}

/** Rate of the Earth's rotation angle in inertial space (rad/s). @source IERS Conventions (2010), table 1.1 */
const EARTH_SPIN_RAD_S = 7.292115e-5;

const pole = vec3();
const meridian = vec3();

/**
 * Writes the Earth's true pole and prime meridian at `epoch` (TDB) into `out`; radians, ICRF; allocates nothing.
 * Precession and nutation are good to 0.1″ (3 m on the ground), the rotation angle to ΔT: 6″ (200 m) to 2026, later
 * unknown by some 15″ for each second ΔT departs from 69 s. Polar motion (10 m) and frame bias (0.02″) are left out.
 * @source Capitaine, Wallace, Chapront, A&A 412, 567 (2003): precession angles of IAU 2006, equation 40
 */
export function earthOrientationInto(out: Orientation, epoch: EpochTdb): Orientation {
  const days = epoch / SECONDS_PER_DAY;
  const t = days / DAYS_PER_JULIAN_CENTURY;
  const zeta = (2.650545 + (2306.083227 + (0.2988499 + 0.01801828 * t) * t) * t) * RAD_PER_ARCSEC;
  const z = (-2.650545 + (2306.077181 + (1.0927348 + 0.01826837 * t) * t) * t) * RAD_PER_ARCSEC;
  const theta = (2004.191903 + (-0.4294934 - 0.04182264 * t) * t) * t * RAD_PER_ARCSEC;
  const meanObliquity = (84_381.406 + (-46.836769 + (-1.831e-4 + 0.0020034 * t) * t) * t) * RAD_PER_ARCSEC;
  nutationAt(t);
  const ut1Days = days - deltaTSeconds(epoch) / SECONDS_PER_DAY;
  const gast = greenwichMeanSiderealTime(ut1Days, t) + nutation.longitude * Math.cos(meanObliquity);
  setVec3(pole, 0, 0, 1);
  setVec3(meridian, Math.cos(gast), Math.sin(gast), 0);
  for (let i = 0; i < 2; i++) {
    const v = i === 0 ? pole : meridian;
    // True equator of date → mean equator of date → ICRF.
    turnAboutX(v, meanObliquity + nutation.obliquity);
    turnAboutZ(v, nutation.longitude);
    turnAboutX(v, -meanObliquity);
    turnAboutZ(v, z);
    turnAboutY(v, -theta);
    turnAboutZ(v, zeta);
  }
  const ra = Math.atan2(pole.y, pole.x);
  const nodeX = -Math.sin(ra);
  const nodeY = Math.cos(ra);
  // The third axis, pole × node, completes the equator's frame in which the prime meridian is counted.
  const thirdDotMeridian =
    -pole.z * nodeY * meridian.x + pole.z * nodeX * meridian.y + (pole.x * nodeY - pole.y * nodeX) * meridian.z;
  out.poleRaRad = wrap(ra);
  out.poleDecRad = Math.atan2(pole.z, Math.hypot(pole.x, pole.y));
  out.primeMeridianRad = wrap(Math.atan2(thirdDotMeridian, nodeX * meridian.x + nodeY * meridian.y));
  out.spinRadS = EARTH_SPIN_RAD_S;
  return out;
}

/** Turns the axes by `angle` about x: the vector's new components replace the old ones. */
function turnAboutX(v: Vec3, angle: number): void {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  setVec3(v, v.x, c * v.y + s * v.z, c * v.z - s * v.y);
}

/** As `turnAboutX`, about y. */
function turnAboutY(v: Vec3, angle: number): void {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  setVec3(v, c * v.x - s * v.z, v.y, s * v.x + c * v.z);
}

/** As `turnAboutX`, about z. */
function turnAboutZ(v: Vec3, angle: number): void {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  setVec3(v, c * v.x + s * v.y, c * v.y - s * v.x, v.z);
}

function wrap(angle: number): number {
  const rest = angle % TURN;
  return rest < 0 ? rest + TURN : rest;
}
