import { describe, expect, it } from 'vitest';
import type { EpochTdb } from '../../../src/core/time/epoch.ts';
import {
  dateErrorS,
  datesOf,
  flightLabel,
  isPlaced,
  type Label,
  stayLabel,
} from '../../../src/core/trajectory/label.ts';
import type { PlanNode } from '../../../src/core/trajectory/plan.ts';

const DAY_S = 86_400;
const YEAR_S = 365.25 * DAY_S;
const exact: Label = { provenance: 'reconstructed', accuracy: { shareOfDistance: 0.02, km: 0 } };
const reach = { fastestKmS: 40, farthestKm: 2.3e8 };

function within(days: number, extra: Partial<PlanNode> = {}): PlanNode {
  const span = { startEpoch: 0 as EpochTdb, endEpoch: (days * DAY_S) as EpochTdb };
  return { role: 'start', bodyId: 'earth', epoch: ((days * DAY_S) / 2) as EpochTdb, isDated: false, ...span, ...extra };
}

const dated: PlanNode = { role: 'stay', bodyId: 'mars', epoch: YEAR_S as EpochTdb, isDated: true };

describe('the label of a flight', () => {
  it('is that of exact dates where both ends are dated', () => {
    expect(flightLabel(exact, dated, dated, reach)).toEqual(exact);
  });

  it('stays reconstructed for a month, and its error holds the way flown meanwhile', () => {
    const label = flightLabel(exact, within(30), dated, reach);
    expect(label.provenance).toBe('reconstructed');
    expect(label.accuracy.km).toBeCloseTo(40 * 15 * DAY_S, 0);
    expect(label.dates).toBe('any-in-span');
  });

  it('says that a craft may be anywhere on its way where only the year is known', () => {
    const label = flightLabel(exact, within(365, { isBest: true }), dated, reach);
    expect(label).toMatchObject({ provenance: 'reconstructed', dates: 'best-in-span' });
    expect(label.accuracy).toEqual({ shareOfDistance: 1, km: reach.farthestKm });
  });

  it('is illustrative for spans of more than two years and ends that are guessed', () => {
    expect(flightLabel(exact, within(2 * 365 + 31), dated, reach).provenance).toBe('reconstructed');
    expect(flightLabel(exact, within(3 * 365), dated, reach).provenance).toBe('illustrative');
    expect(flightLabel(exact, within(30, { isDerived: true, isGuessed: true }), dated, reach).provenance).toBe(
      'illustrative',
    );
  });

  it('never makes more of a segment than it was', () => {
    const made: Label = { provenance: 'illustrative', accuracy: { shareOfDistance: 1, km: 0 } };
    expect(flightLabel(made, dated, dated, reach).provenance).toBe('illustrative');
  });
});

describe('a date', () => {
  it('told only as the earliest one bounds nothing', () => {
    expect(dateErrorS(within(365, { isLowerBound: true }))).toBe(Number.POSITIVE_INFINITY);
  });

  it('of some days counts as published', () => {
    expect(datesOf(within(2), dated)).toBe('published');
    expect(datesOf(within(30), dated)).toBe('any-in-span');
  });

  it('told in no way places nothing', () => {
    expect(isPlaced({ role: 'stay', bodyId: 'moon', epoch: 0 as EpochTdb, isDated: false })).toBe(false);
  });
});

describe('the label of a stay', () => {
  it('says until when the craft may still be on its way, and how far off', () => {
    const label = stayLabel(exact, within(365), 3e8);
    expect(label.accuracy.early).toEqual({ until: 365 * DAY_S, km: 3e8 });
    expect(stayLabel(exact, dated, 3e8).accuracy.early).toBeUndefined();
  });
});
