import { epochTdb } from '../../src/core/time/epoch.ts';
import { isoUtcFromEpoch } from '../../src/core/time/iso.ts';
import type { SegmentData } from '../../src/core/trajectory/segment-data.ts';

/** An epoch (s past J2000 TDB) as a date and minute in UTC, for people. */
export function dayAndTime(epoch: number): string {
  return isoUtcFromEpoch(epochTdb(epoch), 0).slice(0, 16).replace('T', ' ');
}

/** The same values with every epoch told in UTC beside it: `start` as `startUtc`, and so on. */
export function withDates<T extends { start?: number; end?: number; epoch?: number }>(value: T) {
  const dates = (['start', 'end', 'epoch'] as const).flatMap((key) => {
    const epoch = value[key];
    return epoch === undefined ? [] : [[`${key}Utc`, isoUtcFromEpoch(epochTdb(epoch))] as const];
  });
  return { ...value, ...Object.fromEntries(dates) };
}

/** What a segment says of itself, without the numbers it moves by. */
export function segmentReport({ kind, shape, centreId, interval, provenance, accuracy }: SegmentData) {
  return { kind, shape, centreId, ...withDates({ ...interval }), provenance, accuracy };
}
