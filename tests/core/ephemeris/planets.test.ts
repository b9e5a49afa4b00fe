import { describe, expect, it } from 'vitest';
import { stateVector } from '../../../src/core/ephemeris/source.ts';
import { jdTdbFromEpoch } from '../../../src/core/time/epoch.ts';
import { positionErrorKm, type ReferenceRow, referenceRows, velocityErrorKmS } from '../../reference/rows.ts';
import { FALLBACK_TOLERANCES, PLANET_TOLERANCES, type Tolerance, UNUSED_ROWS } from '../../reference/tolerances.ts';
import { loadedAlmanac } from './load-pack.ts';

const almanac = loadedAlmanac();

function usedRows(tolerance: Tolerance): ReferenceRow[] {
  const year = (row: ReferenceRow): number => 2000 + (jdTdbFromEpoch(row.epoch) - 2_451_544.5) / 365.25;
  return tolerance.files
    .flatMap((file) => referenceRows(file))
    .filter((row) => year(row) >= tolerance.from && year(row) < tolerance.to + 1)
    .filter((row) => !UNUSED_ROWS.some((start) => row.line.startsWith(start)));
}

describe.each([...PLANET_TOLERANCES, ...FALLBACK_TOLERANCES])('$body from $centre, $from-$to', (tolerance) => {
  const rows = usedRows(tolerance);
  const state = stateVector();

  it(`lies within ${tolerance.boundKm} km of its reference rows`, () => {
    expect(rows.length).toBeGreaterThanOrEqual(10);
    let worst = 0;
    for (const row of rows) {
      expect(almanac.stateInto(state, tolerance.body, tolerance.centre, row.epoch), row.line).toBe(true);
      worst = Math.max(worst, positionErrorKm(row, state));
    }
    expect(worst).toBeLessThanOrEqual(tolerance.boundKm);
  });

  it(`moves within ${tolerance.boundKmS} km/s of them`, () => {
    let worst = 0;
    for (const row of rows) {
      almanac.stateInto(state, tolerance.body, tolerance.centre, row.epoch);
      worst = Math.max(worst, velocityErrorKmS(row, state));
    }
    expect(worst).toBeLessThanOrEqual(tolerance.boundKmS);
  });

  it('is not claimed to be better than it is', () => {
    for (const row of rows) {
      const known = almanac.stateAt(tolerance.body, tolerance.centre, row.epoch);
      if (known.kind !== 'state') throw new Error(row.line);
      expect(positionErrorKm(row, known.state), row.line).toBeLessThanOrEqual(known.accuracyKm);
    }
  });
});
