import { describe, expect, it } from 'vitest';
import { unixMs } from '../../../src/core/time/epoch.ts';
import {
  epochFromIsoUtc,
  epochFromJdUtc,
  IsoDateError,
  isoFromUtc,
  jdUtcFromEpoch,
  parseIsoUtc,
} from '../../../src/core/time/iso.ts';

describe('ISO dates', () => {
  it.each([
    ['1957-10-04', Date.UTC(1957, 9, 4)],
    ['1969-07-20T20:17Z', Date.UTC(1969, 6, 20, 20, 17)],
    ['2026-11-22 20:15:00.25', Date.UTC(2026, 10, 22, 20, 15, 0, 250)],
    ['2000-02-29T23:59:59.999Z', Date.UTC(2000, 1, 29, 23, 59, 59, 999)],
  ])('reads %s', (text, ms) => {
    expect(parseIsoUtc(text)).toBeCloseTo(ms, 3);
  });

  it.each([
    '2031',
    '2031-13-01',
    '2023-02-29',
    '1900-02-29',
    '2020-01-01T24:00',
    '2020-01-01T12:60',
    '2020-01-01T12:00:60',
    'yesterday',
    '',
  ])('refuses "%s"', (text) => {
    expect(() => parseIsoUtc(text)).toThrow(IsoDateError);
    expect(() => epochFromIsoUtc(text)).toThrow(IsoDateError);
  });

  it('writes with the digits asked for, rounding up across a year', () => {
    const almostNewYear = unixMs(Date.UTC(2059, 11, 31, 23, 59, 59, 999));
    expect(isoFromUtc(almostNewYear)).toBe('2059-12-31T23:59:59.999Z');
    expect(isoFromUtc(almostNewYear, 1)).toBe('2060-01-01T00:00:00.0Z');
    expect(isoFromUtc(almostNewYear, 0)).toBe('2060-01-01T00:00:00Z');
  });

  it('reads Julian dates on the UTC scale', () => {
    expect(epochFromJdUtc(2_451_544.5)).toBeCloseTo(epochFromIsoUtc('2000-01-01'), 4);
    expect(jdUtcFromEpoch(epochFromIsoUtc('1970-01-01'))).toBeCloseTo(2_440_587.5, 9);
  });
});
