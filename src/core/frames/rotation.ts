import type { EpochTdb } from '../time/epoch.ts';
import { DAYS_PER_JULIAN_CENTURY, J2000_JD, RAD_PER_DEG, SECONDS_PER_DAY } from '../units/constants.ts';
import { type Matrix3, setRows } from './matrix3.ts';

/** One periodic term of an IAU rotation model; the angle is angleDeg + rate·T (+ accel·T²), T in Julian centuries. */
export interface RotationTerm {
  readonly angleDeg: number;
  readonly angleRateDegPerCentury: number;
  readonly angleAccelDegPerCentury2?: number | undefined;
  readonly raSinDeg: number;
  readonly decCosDeg: number;
  readonly wSinDeg: number;
}

/** A body's rotation, keys as in `data/bodies/<id>.json`; the pole is the one the IAU calls north (or positive). */
export interface RotationModel {
  readonly poleRaDeg: number;
  readonly poleRaRateDegPerCentury?: number | undefined;
  readonly poleDecDeg: number;
  readonly poleDecRateDegPerCentury?: number | undefined;
  readonly primeMeridianDeg: number;
  readonly primeMeridianRateDegPerDay: number;
  readonly primeMeridianAccelDegPerDay2?: number | undefined;
  /** Epoch of the elements; J2000 when absent. */
  readonly epochJdTdb?: number | undefined;
  readonly periodicTerms?: readonly RotationTerm[] | undefined;
}

/** Where a body points: pole (ICRF) and prime meridian, in radians; W counts along the equator from its ICRF node. */
export interface Orientation {
  poleRaRad: number;
  poleDecRad: number;
  primeMeridianRad: number;
  /** Rate of the prime meridian (rad/s), periodic terms included. */
  spinRadS: number;
}

/** A new orientation: the `out` argument of `orientationInto`. */
export function orientation(): Orientation {
  return { poleRaRad: 0, poleDecRad: 0, primeMeridianRad: 0, spinRadS: 0 };
}

/** The rotation of a body as its file gives it, when pole and prime meridian are known; else `undefined`. */
export function rotationModel(body: { readonly rotation?: object | undefined }): RotationModel | undefined {
  const rotation = body.rotation as Partial<RotationModel> | undefined;
  const isComplete =
    typeof rotation?.poleRaDeg === 'number' &&
    typeof rotation.poleDecDeg === 'number' &&
    typeof rotation.primeMeridianDeg === 'number' &&
    typeof rotation.primeMeridianRateDegPerDay === 'number';
  return isComplete ? (rotation as RotationModel) : undefined;
}

/**
 * Writes the pole and prime meridian of a body at `epoch` (TDB) into `out`; radians, ICRF; allocates nothing.
 * Good to the model: 0.001° for Mars, 0.01° for the Moon (mean Earth axes, physical librations to some hundredths
 * of a degree), a few hundredths to tenths of a degree for other satellites; Earth to 0.1° only (see `earth-rotation.ts`).
 * @source Archinal et al., Report of the IAU Working Group on Cartographic Coordinates and Rotational Elements: 2015,
 * Celest. Mech. Dyn. Astr. 130:22 (2018)
 */
export function orientationInto(out: Orientation, model: RotationModel, epoch: EpochTdb): Orientation {
  const days = epoch / SECONDS_PER_DAY - ((model.epochJdTdb ?? J2000_JD) - J2000_JD);
  const centuries = days / DAYS_PER_JULIAN_CENTURY;
  const accel = model.primeMeridianAccelDegPerDay2 ?? 0;
  let ra = model.poleRaDeg + (model.poleRaRateDegPerCentury ?? 0) * centuries;
  let dec = model.poleDecDeg + (model.poleDecRateDegPerCentury ?? 0) * centuries;
  // Whole turns come off first: W grows to millions of degrees in a century.
  let w = model.primeMeridianDeg + ((model.primeMeridianRateDegPerDay * days) % 360) + accel * days * days;
  let wRatePerDay = model.primeMeridianRateDegPerDay + 2 * accel * days;
  const terms = model.periodicTerms;
  for (let i = 0; terms && i < terms.length; i++) {
    const term = terms[i]!;
    const angleAccel = term.angleAccelDegPerCentury2 ?? 0;
    const angle = (term.angleDeg + (term.angleRateDegPerCentury + angleAccel * centuries) * centuries) * RAD_PER_DEG;
    const angleRatePerDay =
      ((term.angleRateDegPerCentury + 2 * angleAccel * centuries) / DAYS_PER_JULIAN_CENTURY) * RAD_PER_DEG;
    const sin = Math.sin(angle);
    const cos = Math.cos(angle);
    ra += term.raSinDeg * sin;
    dec += term.decCosDeg * cos;
    w += term.wSinDeg * sin;
    wRatePerDay += term.wSinDeg * cos * angleRatePerDay;
  }
  out.poleRaRad = ra * RAD_PER_DEG;
  out.poleDecRad = dec * RAD_PER_DEG;
  out.primeMeridianRad = (((w % 360) + 360) % 360) * RAD_PER_DEG;
  out.spinRadS = (wRatePerDay * RAD_PER_DEG) / SECONDS_PER_DAY;
  return out;
}

/**
 * Writes the rotation that takes ICRF vectors to the body's own axes (x to the prime meridian, z to the pole,
 * right-handed) into `out`: R₃(W) · R₁(90° − δ) · R₃(90° + α).
 * @source Archinal et al. 2018, section 2, figure 1
 */
export function bodyFixedFromIcrf(out: Matrix3, at: Orientation): Matrix3 {
  const ca = Math.cos(at.poleRaRad);
  const sa = Math.sin(at.poleRaRad);
  const cd = Math.cos(at.poleDecRad);
  const sd = Math.sin(at.poleDecRad);
  const cw = Math.cos(at.primeMeridianRad);
  const sw = Math.sin(at.primeMeridianRad);
  return setRows(
    out,
    -sa * cw - ca * sd * sw,
    ca * cw - sa * sd * sw,
    cd * sw,
    sa * sw - ca * sd * cw,
    -ca * sw - sa * sd * cw,
    cd * cw,
    ca * cd,
    sa * cd,
    sd,
  );
}
