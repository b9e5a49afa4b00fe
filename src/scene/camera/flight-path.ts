/** Point of a flight: how far along the way from the old to the new focus (0 to 1), and the distance of the eye (km). */
export interface FlightPoint {
  along: number;
  distanceKm: number;
}

/** How strongly a flight prefers zooming out to sweeping sideways; 1.4 was what van Wijk and Nuij's viewers preferred. */
const RHO = 1.3;

/**
 * A smooth zoom-and-pan path between two views: the eye draws back, sweeps over and comes near, at an even pace for the
 * one who watches. Separation and distances in km; `progress` from 0 to 1.
 * @source van Wijk and Nuij, Smooth and efficient zooming and panning, IEEE InfoVis 2003, eq. 9
 */
export function flightPath(
  separationKm: number,
  fromKm: number,
  toKm: number,
): (out: FlightPoint, progress: number) => FlightPoint {
  const isZoomOnly = separationKm < 1e-6 * Math.max(fromKm, toKm);
  if (isZoomOnly) {
    const logRatio = Math.log(toKm / fromKm);
    return (out, progress) => set(out, progress, fromKm * Math.exp(logRatio * progress));
  }
  const rho2 = RHO * RHO;
  const spread = toKm * toKm - fromKm * fromKm;
  const sweep = rho2 * rho2 * separationKm * separationKm;
  // asinh instead of the paper's ln(√(b²+1) − b): the same, without loss for large b.
  const r0 = -Math.asinh((spread + sweep) / (2 * fromKm * rho2 * separationKm));
  const r1 = -Math.asinh((spread - sweep) / (2 * toKm * rho2 * separationKm));
  const coshR0 = Math.cosh(r0);
  const sinhR0 = Math.sinh(r0);
  return (out, progress) => {
    if (progress <= 0) return set(out, 0, fromKm);
    if (progress >= 1) return set(out, 1, toKm);
    const r = r0 + (r1 - r0) * progress;
    const along = (fromKm / (rho2 * separationKm)) * (coshR0 * Math.tanh(r) - sinhR0);
    return set(out, Math.min(1, Math.max(0, along)), (fromKm * coshR0) / Math.cosh(r));
  };
}

/** Seconds a flight takes: longer for a longer way (in the path's own measure), between 1.2 and 2.2 s. */
export function flightSeconds(separationKm: number, fromKm: number, toKm: number): number {
  const decades = Math.abs(Math.log10(toKm / fromKm)) + Math.log10(1 + separationKm / Math.max(fromKm, toKm));
  return Math.min(2.2, 1.2 + 0.2 * decades);
}

function set(out: FlightPoint, along: number, distanceKm: number): FlightPoint {
  out.along = along;
  out.distanceKm = distanceKm;
  return out;
}
