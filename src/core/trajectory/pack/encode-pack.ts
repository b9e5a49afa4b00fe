import type { SegmentData } from '../segment-data.ts';
import { encodeArc } from './arc-codec.ts';
import type { MissionPath } from './mission-path.ts';
import {
  checkOf,
  HEADER_BYTES,
  type PackedSegment,
  stepKmOf,
  TRAJECTORY_PACK_MAGIC,
  TRAJECTORY_PACK_VERSION,
} from './pack-layout.ts';

/**
 * Missions' paths as the bytes of a pack (not compressed yet). Layout and tolerances: see `pack-layout.ts`.
 * @throws RangeError when a path holds a number that is not finite
 */
export function encodeTrajectoryPack(paths: readonly MissionPath[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const missions = paths.map(({ missionId, data, legs, gaps }) => ({
    missionId,
    segments: data.map((segment) => packSegment(segment, parts)),
    legs,
    gaps,
  }));
  const index = new TextEncoder().encode(JSON.stringify({ missions }, finiteOnly));
  const knotBytes = parts.reduce((sum, part) => sum + part.length, 0);
  const bytes = new Uint8Array(HEADER_BYTES + index.length + knotBytes);
  bytes.set(index, HEADER_BYTES);
  let at = HEADER_BYTES + index.length;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  const header = new DataView(bytes.buffer);
  [TRAJECTORY_PACK_MAGIC, TRAJECTORY_PACK_VERSION, index.length, knotBytes].forEach((value, i) => {
    header.setUint32(4 * i, value, true);
  });
  header.setUint32(16, checkOf(bytes.subarray(HEADER_BYTES)), true);
  return bytes;
}

function packSegment(segment: SegmentData, parts: Uint8Array[]): PackedSegment {
  if (segment.shape !== 'arc' && segment.shape !== 'rotating-frame-orbit') return segment;
  const part = segment.shape === 'arc' ? encodeArc(segment.knots, stepKmOf(segment.centreId)) : doubles(segment.knots);
  parts.push(part);
  return { ...segment, knots: { count: segment.knots.length / 10, bytes: part.length } };
}

function doubles(knots: Float64Array): Uint8Array {
  const bytes = new Uint8Array(8 * knots.length);
  const view = new DataView(bytes.buffer);
  knots.forEach((value, i) => {
    view.setFloat64(8 * i, value, true);
  });
  return bytes;
}

/** JSON would turn these into null without a word. */
function finiteOnly(key: string, value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`"${key}" is ${value} in a path.`);
  return value;
}
