import { lengthOf } from './length.ts';

/** What the drawn size of a body depends on; all sizes in CSS pixels. */
export interface ApparentBody {
  /** True radius on the screen. */
  readonly truePx: number;
  /** Radius the enlarged picture would like to give it from afar. */
  readonly wishPx: number;
  /** Distance on the screen to what it circles; infinite for what circles nothing. */
  readonly orbitPx: number;
}

/** Of its orbit's radius on the screen, an enlarged body takes at most this part. */
const ORBIT_SHARE = 0.16;

/**
 * Radius (px) at which a body is drawn when the picture is enlarged by `blend` (0 true, 1 enlarged). Far away it has
 * about its wished size, near by its true one, and in between it changes smoothly and never shrinks on approach.
 */
export function drawnRadiusPx(body: ApparentBody, blend: number): number {
  const extra = Math.min(body.wishPx, body.orbitPx * ORBIT_SHARE) * blend;
  return lengthOf(body.truePx, extra);
}

/** The radius (px) a body of this true radius (km) is given from afar: large ones larger, in steps of the logarithm. */
export function wishedRadiusPx(radiusKm: number): number {
  const decades = Math.log10(Math.max(radiusKm, 1));
  return Math.min(16, Math.max(1.4, 2.9 * (decades - 1.9)));
}

/** 0 below `from`, 1 above `to`, smooth in between. */
export function smoothstep(from: number, to: number, x: number): number {
  const t = Math.min(1, Math.max(0, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
}
