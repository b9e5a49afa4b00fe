import type { ArcData, RotatingFrameOrbitData, SegmentData } from '../segment-data.ts';
import type { MissionPath } from './mission-path.ts';

/**
 * # The trajectory pack
 *
 * One file holds the paths of all missions of the catalogue. It reaches this module already inflated (the stored file is
 * a zlib stream, `deflate` in the words of DecompressionStream). Numbers are little-endian.
 *
 * | field | type | |
 * |---|---|---|
 * | magic | u32 | 0x5054424f, "OBTP" |
 * | version | u32 | 1 |
 * | index bytes, knot bytes | 2 × u32 | lengths of the two parts that follow |
 * | check | u32 | FNV-1a of both parts |
 * | index | JSON, UTF-8 | `PackIndex`: missions with segments, legs and gaps; numbers exact |
 * | knots | bytes | the knots of the segments that have some, in the index's order |
 *
 * Knots of an orbit in a rotating frame are doubles. Those of an arc are integers, each the difference from what Taylor's
 * formula makes of the knots before (`arc-prediction.ts`), column by column: all epochs, then all x, y, z, and so on,
 * as variable-length integers of 7 bits a byte, the lowest first, signs folded in (0, -1, 1, -2 …).
 *
 * Tolerances: an arc's epochs are moved to a grid of 2^-10 s, each knot with them along the arc; positions are rounded to
 * steps of 0.2 km about the Sun and 1 m about any other centre, velocities and accelerations so that they add less than
 * half of that. The unpacked arc lies within 1.25 steps of the given one everywhere. Everything else is exact.
 */
export const TRAJECTORY_PACK_MAGIC = 0x5054424f;
export const TRAJECTORY_PACK_VERSION = 1;
export const HEADER_BYTES = 20;

/** Steps to which positions about the Sun and about any other centre are rounded (km). */
export const SUN_STEP_KM = 0.2;
export const NEAR_STEP_KM = 0.001;

/** The bytes are no pack, of another version, or damaged. */
export class TrajectoryPackError extends Error {
  constructor(reason: string) {
    super(`This is not a readable trajectory pack: ${reason}.`);
    this.name = 'TrajectoryPackError';
  }
}

type WithKnots = ArcData | RotatingFrameOrbitData;
/** A segment in the index: its knots are in the other part of the file, `bytes` long. */
export type PackedSegment =
  | Exclude<SegmentData, WithKnots>
  | (Omit<ArcData, 'knots'> & { readonly knots: { readonly count: number; readonly bytes: number } })
  | (Omit<RotatingFrameOrbitData, 'knots'> & { readonly knots: { readonly count: number; readonly bytes: number } });

export interface PackIndex {
  readonly missions: readonly (Omit<MissionPath, 'data'> & { readonly segments: readonly PackedSegment[] })[];
}

/** How finely an arc's positions are kept (km). */
export function stepKmOf(centreId: string): number {
  return centreId === 'sun' ? SUN_STEP_KM : NEAR_STEP_KM;
}

/** FNV-1a, 32 bits: finds damage, not intent. @source Fowler, Noll, Vo, Eastlake, RFC 9923 (FNV-1a) */
export function checkOf(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash >>> 0;
}

/** Largest distance between an arc and the one unpacked, in steps: 0.72 on each axis, see `knotStepsInto`. */
export const WORST_ERROR_STEPS = 1.25;
