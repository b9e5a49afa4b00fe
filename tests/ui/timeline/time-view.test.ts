import { describe, expect, it } from 'vitest';
import {
  clampView,
  FULL_VIEW,
  followView,
  MIN_SPAN_MS,
  panView,
  revealView,
  spanMs,
  utcAt,
  viewOfSpan,
  xOf,
  zoomView,
} from '../../../src/ui/timeline/time-view.ts';
import { between } from '../../../src/ui/timeline/viewport.ts';

const utc = (iso: string) => Date.parse(iso);
const decade = { startUtc: utc('2020-01-01T00:00Z'), endUtc: utc('2030-01-01T00:00Z') };

describe('the view of the timeline', () => {
  it('turns instants into pixels and back', () => {
    for (const x of [0, 1, 333.5, 1400]) expect(xOf(decade, 1400, utcAt(decade, 1400, x))).toBeCloseTo(x, 6);
    expect(xOf(decade, 1000, utc('2025-01-01T00:00Z'))).toBeCloseTo(500, 0);
  });

  it('keeps the instant under the pointer at its pixel while zooming', () => {
    const anchor = utc('2027-04-12T09:00Z');
    let view = decade;
    for (const factor of [0.5, 0.1, 0.02, 3, 0.7]) {
      const before = xOf(view, 1366, anchor);
      view = zoomView(view, factor, anchor);
      expect(xOf(view, 1366, anchor)).toBeCloseTo(before, 3);
    }
  });

  it('zooms from the century to an hour and no further', () => {
    let view = FULL_VIEW;
    for (let i = 0; i < 60; i++) view = zoomView(view, 0.5, utc('1969-07-20T20:17Z'));
    expect(spanMs(view)).toBe(MIN_SPAN_MS);
    expect(view.startUtc).toBeLessThanOrEqual(utc('1969-07-20T20:17Z'));
    for (let i = 0; i < 60; i++) view = zoomView(view, 2, utc('1969-07-20T20:17Z'));
    expect(view).toEqual(FULL_VIEW);
  });

  it('stops at the ends of the range without growing narrower', () => {
    const moved = panView(decade, -200 * 365.25 * 86_400_000);
    expect(moved.startUtc).toBe(FULL_VIEW.startUtc);
    expect(spanMs(moved)).toBe(spanMs(decade));
    expect(panView(decade, 1e15).endUtc).toBe(FULL_VIEW.endUtc);
    expect(clampView({ startUtc: utc('2059-06-01T00:00Z'), endUtc: utc('2061-06-01T00:00Z') }).endUtc).toBe(
      FULL_VIEW.endUtc,
    );
  });

  it('turns the page when the clock plays out of it, either way', () => {
    expect(followView(decade, utc('2029-12-31T00:00Z'))).toBe(decade);
    const next = followView(decade, utc('2030-01-02T00:00Z'));
    expect(xOf(next, 100, utc('2030-01-02T00:00Z'))).toBeCloseTo(10, 6);
    const previous = followView(decade, utc('2019-12-30T00:00Z'));
    expect(xOf(previous, 100, utc('2019-12-30T00:00Z'))).toBeCloseTo(90, 6);
  });

  it('stays put at the end of the range instead of turning pages for ever', () => {
    const last = { startUtc: FULL_VIEW.endUtc - 1e9, endUtc: FULL_VIEW.endUtc };
    expect(followView(last, FULL_VIEW.endUtc + 5)).toBe(last);
  });

  it('moves as little as needed to reveal an instant', () => {
    expect(revealView(decade, utc('2025-01-01T00:00Z'))).toBe(decade);
    const later = revealView(decade, utc('2034-01-01T00:00Z'), 0.1);
    expect(xOf(later, 100, utc('2034-01-01T00:00Z'))).toBeCloseTo(90, 6);
  });

  it('gives a span air', () => {
    const view = viewOfSpan(utc('2023-04-14T00:00Z'), utc('2031-07-01T00:00Z'));
    expect(view.startUtc).toBeLessThan(utc('2023-04-14T00:00Z'));
    expect(view.endUtc).toBeGreaterThan(utc('2031-07-01T00:00Z'));
  });

  it('glides by equal factors and arrives exactly', () => {
    const target = { startUtc: utc('2026-01-01T00:00Z'), endUtc: utc('2027-01-01T00:00Z') };
    expect(between(decade, target, 0)).toEqual(decade);
    const arrived = between(decade, target, 1);
    expect(arrived.startUtc).toBeCloseTo(target.startUtc, 0);
    expect(arrived.endUtc).toBeCloseTo(target.endUtc, 0);
    const ratios = [0.25, 0.5, 0.75].map(
      (share) => spanMs(between(decade, target, share)) / spanMs(between(decade, target, share - 0.25)),
    );
    expect(ratios[1]).toBeCloseTo(ratios[0] ?? 0, 6);
    expect(ratios[2]).toBeCloseTo(ratios[0] ?? 0, 6);
  });
});
