import { describe, expect, it } from 'vitest';
import { axisText } from '../../../src/ui/timeline/axis-text.ts';
import { axisTicks, tickKindOf } from '../../../src/ui/timeline/ticks.ts';
import { FULL_VIEW, MIN_SPAN_MS, spanMs, type TimeView, xOf, zoomView } from '../../../src/ui/timeline/time-view.ts';

const utc = (iso: string) => Date.parse(iso);
const view = (from: string, to: string): TimeView => ({ startUtc: utc(from), endUtc: utc(to) });
const labels = (of: TimeView, widthPx: number, locale = 'en-GB') =>
  axisTicks(of, widthPx).labelled.map((tick) => axisText(locale).tick(tick));

describe('the ticks of the axis', () => {
  it('count in decades and fives over the century', () => {
    expect(labels(FULL_VIEW, 1366).slice(0, 3)).toEqual(['1960', '1965', '1970']);
    expect(labels(FULL_VIEW, 360)).toEqual(['1960', '1980', '2000', '2020', '2040', '2060']);
  });

  it('count in years, months, days and hours as the view narrows', () => {
    expect(axisTicks(view('2020-01-01T00:00Z', '2032-01-01T00:00Z'), 1000).kind).toBe('year');
    expect(axisTicks(view('2026-01-01T00:00Z', '2027-01-01T00:00Z'), 1000).kind).toBe('month');
    expect(axisTicks(view('2026-03-28T00:00Z', '2026-04-12T00:00Z'), 1000).kind).toBe('day');
    expect(axisTicks(view('2026-04-12T00:00Z', '2026-04-13T00:00Z'), 1000).kind).toBe('time');
    expect(axisTicks(view('2026-04-12T10:00Z', '2026-04-12T11:00Z'), 1000).labelled.length).toBeGreaterThan(8);
  });

  it('say the month where a day begins one, and the year where a month does', () => {
    expect(labels(view('2026-03-30T00:00Z', '2026-04-04T00:00Z'), 400)).toEqual(['30', '31', 'Apr', '2', '3', '4']);
    expect(labels(view('2026-11-01T00:00Z', '2027-03-01T00:00Z'), 400)).toEqual(['Nov', 'Dec', '2027', 'Feb', 'Mar']);
  });

  it('mark what begins something larger', () => {
    const strong = axisTicks(view('2026-11-01T00:00Z', '2027-03-01T00:00Z'), 400).labelled.filter((t) => t.isStrong);
    expect(strong.map((t) => t.utc)).toEqual([utc('2027-01-01T00:00Z')]);
    expect(tickKindOf(utc('2027-01-01T00:00Z'))).toBe('year');
    expect(tickKindOf(utc('2027-02-01T00:00Z'))).toBe('month');
    expect(tickKindOf(utc('2027-02-02T00:00Z'))).toBe('day');
    expect(tickKindOf(utc('2027-02-02T06:00Z'))).toBe('time');
  });

  it('tell at the left end what the labels lack', () => {
    const text = axisText('en-GB');
    expect(text.context(utc('2026-03-30T00:00Z'), 'day')).toBe('March 2026');
    expect(text.context(utc('2026-03-30T00:00Z'), 'month')).toBe('2026');
    expect(text.context(utc('2026-03-30T07:00Z'), 'time')).toBe('30 March 2026');
    expect(text.context(utc('2026-03-30T00:00Z'), 'year')).toBe('');
  });

  it('never crowd and never run out, at any zoom and width', () => {
    const middle = utc('2026-02-27T00:00Z');
    for (const widthPx of [300, 1366, 3840]) {
      for (let at = FULL_VIEW; spanMs(at) > MIN_SPAN_MS; at = zoomView(at, 0.83, middle)) {
        const { labelled, fine } = axisTicks(at, widthPx);
        expect(labelled.length).toBeGreaterThan(0);
        expect(labelled.length).toBeLessThan(widthPx / 35);
        expect(fine.length).toBeLessThan(widthPx / 5);
        for (const [i, tick] of labelled.entries()) {
          const previous = labelled[i - 1];
          if (previous) expect(xOf(at, widthPx, tick.utc) - xOf(at, widthPx, previous.utc)).toBeGreaterThan(26);
        }
      }
    }
  });
});
