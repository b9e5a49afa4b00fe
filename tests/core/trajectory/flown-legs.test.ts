import { describe, expect, it } from 'vitest';
import { stateVector } from '../../../src/core/ephemeris/source.ts';
import { loadExplorer } from '../../../tools/cli/load-explorer.ts';
import { FLOWN_TOLERANCES } from '../../reference/flown-tolerances.ts';
import { positionErrorKm, referenceRows } from '../../reference/rows.ts';

/** How far the median may have moved from the one noted in the table of tolerances: percent of the distance, and share. */
const NOTED_TO_PERCENT = 0.1;
const NOTED_TO_SHARE = 0.05;

describe('paths from published dates against what was flown', () => {
  const explorer = loadExplorer();
  explorer.loadAll();

  it.each(FLOWN_TOLERANCES)(
    '$missionId, $leg ($occurrence): $medianPercent % of the distance (median)',
    (tolerance) => {
      const { missionId, table, leg, occurrence, rows: count, medianPercent, boundPercent } = tolerance;
      const legs = explorer.solve(missionId)?.legs.filter(({ fromId, toId }) => fromId === leg[0] && toId === leg[1]);
      const report = legs?.[occurrence - 1];
      expect(report).toBeDefined();
      const rows = referenceRows(table).filter(({ epoch }) => epoch >= report!.start && epoch <= report!.end);
      expect(rows.length).toBe(count);
      const misses = rows.map((row) => {
        const state = stateVector();
        expect(explorer.almanac.stateInto(state, missionId, row.centre, row.epoch), row.line).toBe(true);
        return (100 * positionErrorKm(row, state)) / Math.hypot(...row.positionKm);
      });
      const median = misses.sort((a, b) => a - b)[Math.floor(misses.length / 2)]!;
      if (medianPercent <= boundPercent) expect(median).toBeLessThanOrEqual(boundPercent);
      const apart = Math.abs(median - medianPercent);
      expect(apart, `median ${median.toFixed(3)} %`).toBeLessThan(NOTED_TO_PERCENT + NOTED_TO_SHARE * medianPercent);
    },
  );
});
