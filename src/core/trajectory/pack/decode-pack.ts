import { KNOT_SIZE } from '../arc-state.ts';
import type { SegmentData } from '../segment-data.ts';
import { decodeArc } from './arc-codec.ts';
import type { MissionPath } from './mission-path.ts';
import {
  checkOf,
  HEADER_BYTES,
  type PackedSegment,
  type PackIndex,
  stepKmOf,
  TRAJECTORY_PACK_MAGIC,
  TRAJECTORY_PACK_VERSION,
  TrajectoryPackError,
} from './pack-layout.ts';

/**
 * The missions' paths in a pack's (inflated) bytes. @throws TrajectoryPackError when they are no pack, of another version
 * or damaged
 */
export function decodeTrajectoryPack(bytes: Uint8Array): MissionPath[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES) throw new TrajectoryPackError('it is too short');
  const [magic, version, indexBytes, knotBytes, check] = [0, 4, 8, 12, 16].map((at) => view.getUint32(at, true));
  if (magic !== TRAJECTORY_PACK_MAGIC) throw new TrajectoryPackError('it begins with something else');
  if (version !== TRAJECTORY_PACK_VERSION) {
    throw new TrajectoryPackError(`it is of version ${version}, this program reads ${TRAJECTORY_PACK_VERSION}`);
  }
  if (bytes.length !== HEADER_BYTES + indexBytes! + knotBytes!) throw new TrajectoryPackError('its length is wrong');
  if (checkOf(bytes.subarray(HEADER_BYTES)) !== check) throw new TrajectoryPackError('its check sum is wrong');
  const index = JSON.parse(
    new TextDecoder().decode(bytes.subarray(HEADER_BYTES, HEADER_BYTES + indexBytes!)),
  ) as PackIndex;
  const knots = new KnotParts(bytes.subarray(HEADER_BYTES + indexBytes!));
  return index.missions.map(({ segments, ...rest }) => ({
    ...rest,
    data: segments.map((segment) => unpackSegment(segment, knots)),
  }));
}

/** Hands out the part of the file with knots piece by piece. */
class KnotParts {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  next(length: number): Uint8Array {
    const part = this.bytes.subarray(this.at, this.at + length);
    if (part.length !== length) throw new TrajectoryPackError('its knots end too early');
    this.at += length;
    return part;
  }
}

function unpackSegment(segment: PackedSegment, parts: KnotParts): SegmentData {
  if (segment.shape === 'arc') {
    const { count, bytes } = segment.knots;
    return { ...segment, knots: decodeArc(parts.next(bytes), count, stepKmOf(segment.centreId)) };
  }
  if (segment.shape === 'rotating-frame-orbit') {
    return { ...segment, knots: doubles(parts.next(8 * KNOT_SIZE * segment.knots.count)) };
  }
  return segment;
}

function doubles(bytes: Uint8Array): Float64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float64Array.from({ length: bytes.length / 8 }, (_, i) => view.getFloat64(8 * i, true));
}
