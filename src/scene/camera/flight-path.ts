/** Point of a flight: how far along the way from the old to the new focus (0 to 1), and the distance of the eye (km). */
export interface FlightPoint {
  along: number;
  distanceKm: number;
}

/** A zoom-and-pan path; `length` is its own measure: e-folds of size and widths of the picture that pass the eye. */
export interface FlightPath {
  readonly length: number;
  at(out: FlightPoint, progress: number): FlightPoint;
}

/** How strongly a flight prefers zooming out to sweeping sideways; 1.4 was what van Wijk and Nuij's viewers preferred. */
const RHO = 1.3;

/**
 * A smooth zoom-and-pan path between two views: the eye draws back, sweeps over and comes near, at an even pace for the
 * one who watches. Separation and distances in km; `progress` from 0 to 1.
 * @source van Wijk and Nuij, Smooth and efficient zooming and panning, IEEE InfoVis 2003, eq. 9
 */
export function flightPath(separationKm: number, fromKm: number, toKm: number): FlightPath {
  const isZoomOnly = separationKm < 1e-6 * Math.max(fromKm, toKm);
  if (isZoomOnly) {
    const logRatio = Math.log(toKm / fromKm);
    return {
      length: Math.abs(logRatio) / RHO,
      at: (out, progress) => set(out, progress, fromKm * Math.exp(logRatio * progress)),
    };
  }
  const rho2 = RHO * RHO;
  const spread = toKm * toKm - fromKm * fromKm;
  const sweep = rho2 * rho2 * separationKm * separationKm;
  // asinh instead of the paper's ln(√(b²+1) − b): the same, without loss for large b.
  const r0 = -Math.asinh((spread + sweep) / (2 * fromKm * rho2 * separationKm));
  const r1 = -Math.asinh((spread - sweep) / (2 * toKm * rho2 * separationKm));
  const coshR0 = Math.cosh(r0);
  const sinhR0 = Math.sinh(r0);
  return {
    length: Math.abs(r1 - r0) / RHO,
    at(out, progress) {
      if (progress <= 0) return set(out, 0, fromKm);
      if (progress >= 1) return set(out, 1, toKm);
      const r = r0 + (r1 - r0) * progress;
      const along = (fromKm / (rho2 * separationKm)) * (coshR0 * Math.tanh(r) - sinhR0);
      return set(out, Math.min(1, Math.max(0, along)), (fromKm * coshR0) / Math.cosh(r));
    },
  };
}

/** Shortest and longest flight (s); what each unit of its path and half a turn of the eye's gaze add. */
export const SHORTEST_S = 1.2;
export const LONGEST_S = 3.6;
const PER_LENGTH_S = 0.06;
const PER_HALF_TURN_S = 1;

/** Seconds a flight takes, between 1.2 and 3.6: longer for a longer path and for one that begins with a turn (radians). */
export function flightSeconds(pathLength: number, turnRad: number): number {
  return Math.min(LONGEST_S, SHORTEST_S + PER_LENGTH_S * pathLength + PER_HALF_TURN_S * (turnRad / Math.PI));
}

/** Share of a flight's time in which it gathers speed, and again loses it. */
const RAMP = 0.38;

/** Progress (0 to 1) at a share of the flight's time: an even pace between a soft start and a soft end. */
export function easedProgress(share: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  if (share > 0.5) return 1 - easedProgress(1 - share);
  const full = 1 / (1 - RAMP);
  if (share >= RAMP) return full * (share - RAMP / 2);
  // The integral of a speed that rises as sin².
  return full * (share / 2 - (RAMP / (2 * Math.PI)) * Math.sin((Math.PI * share) / RAMP));
}

function set(out: FlightPoint, along: number, distanceKm: number): FlightPoint {
  out.along = along;
  out.distanceKm = distanceKm;
  return out;
}
