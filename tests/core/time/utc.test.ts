import { describe, expect, it } from 'vitest';
import { epochFromJdTdb, epochTdb, jdTdbFromEpoch, unixMs } from '../../../src/core/time/epoch.ts';
import { epochFromIsoUtc, isoTdbFromEpoch, isoUtcFromEpoch, parseIsoUtc } from '../../../src/core/time/iso.ts';
import { epochFromUtc, ttMinusUtcSeconds, utcFromEpoch } from '../../../src/core/time/utc.ts';

const DELTA_T = [31.681, 32.181, 32.68, 33.15];
const taiMinusUtc = (iso: string): number => ttMinusUtcSeconds(parseIsoUtc(iso)) - 32.184;

describe('TAI - UTC', () => {
  // IAU SOFA, test program t_sofa_c.c: iauDat.
  it.each([
    ['2003-06-01', 32],
    ['2008-01-17', 33],
    ['2017-09-01', 37],
  ])('on %s is %d s (SOFA)', (iso, seconds) => {
    expect(taiMinusUtc(iso)).toBeCloseTo(seconds, 9);
  });

  // USNO tai-utc.dat, evaluated by hand at the first and last days of its lines.
  it.each([
    ['1961-01-01', 1.422818],
    ['1962-01-01', 1.845858],
    ['1966-01-01', 4.31317],
    ['1968-02-01', 4.21317 + 761 * 0.002592],
    ['1971-12-31', 4.21317 + 2190 * 0.002592],
    ['1972-01-01', 10],
  ])('on %s is %d s (USNO)', (iso, seconds) => {
    expect(taiMinusUtc(iso)).toBeCloseTo(seconds, 9);
  });

  it('continues before 1960 as measured Delta T', () => {
    // Swiss Ephemeris 2.10.03, swe_deltat: TT - UT1 on 1 January of 1957 to 1960.
    DELTA_T.forEach((deltaT, i) => {
      expect(Math.abs(ttMinusUtcSeconds(parseIsoUtc(`${1957 + i}-01-01`)) - deltaT)).toBeLessThan(0.05);
    });
  });
});

describe('epochs of UTC instants', () => {
  it('J2000 TDB is 11:58:55.816 UTC on 1 January 2000', () => {
    expect(isoUtcFromEpoch(epochTdb(0))).toBe('2000-01-01T11:58:55.816Z');
  });

  it('follows the worked example of the SOFA time scale cookbook to 15 µs', () => {
    // UTC 2006-01-15 21:24:37.5 = TT 21:25:42.684 = TDB 21:25:42.684373 (geocentric part; the site adds microseconds).
    const epoch = epochFromIsoUtc('2006-01-15T21:24:37.5');
    const midnight = epochFromJdTdb(2_453_750.5);
    expect(Math.abs(epoch - midnight - (21 * 3600 + 25 * 60 + 42.684373))).toBeLessThan(15e-6);
  });

  it('counts a leap second', () => {
    const before = epochFromIsoUtc('2016-12-31T23:59:59Z');
    const during = epochFromIsoUtc('2016-12-31T23:59:60Z');
    const after = epochFromIsoUtc('2017-01-01T00:00:00Z');
    expect(during - before).toBeCloseTo(1, 6);
    expect(after - before).toBeCloseTo(2, 6);
    expect(isoUtcFromEpoch(epochTdb(during + 0.5))).toBe('2017-01-01T00:00:00.000Z');
  });

  it('comes back from TDB to the microsecond over the whole clock', () => {
    const start = Date.UTC(1957, 0, 1);
    const span = Date.UTC(2060, 0, 1) - start;
    for (let i = 0; i < 5000; i++) {
      const utc = unixMs(start + Math.round(((i * 0.618_033_988_75) % 1) * span));
      expect(Math.abs(utcFromEpoch(epochFromUtc(utc)) - utc)).toBeLessThan(2e-3);
    }
  });

  it('never runs backwards', () => {
    for (const year of [1958, 1960, 1961, 1963, 1965, 1968, 1972, 1985, 2017]) {
      const start = epochFromUtc(unixMs(Date.UTC(year - 1, 11, 31, 23, 59)));
      let last = utcFromEpoch(start);
      for (let s = 0; s < 120; s += 0.05) {
        const now = utcFromEpoch(epochTdb(start + s));
        expect(now).toBeGreaterThanOrEqual(last);
        last = now;
      }
    }
  });

  it('names Julian dates and calendar dates of TDB', () => {
    // Meeus, Astronomical Algorithms (1998), chapter 7: 4.81 October 1957 is JD 2436116.31.
    expect(isoTdbFromEpoch(epochFromJdTdb(2_436_116.31), 0)).toBe('1957-10-04T19:26:24');
    expect(jdTdbFromEpoch(epochTdb(0))).toBe(2_451_545);
  });
});
