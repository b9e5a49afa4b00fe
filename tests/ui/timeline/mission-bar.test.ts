import { describe, expect, it } from 'vitest';
import type { CatalogMission, TimelineEvent } from '../../../src/catalog/catalog.ts';
import { listEvents } from '../../../src/catalog/mission-events.ts';
import { spanOfMission } from '../../../src/catalog/mission-span.ts';
import { barOpacityAt, missionBar, newestAsOfUtc } from '../../../src/ui/timeline/mission-bar.ts';
import { barEnds } from '../../../src/ui/timeline/paint-bar.ts';
import { FULL_VIEW } from '../../../src/ui/timeline/time-view.ts';

const utc = (iso: string) => Date.parse(iso);

function mission(parts: Partial<CatalogMission>): CatalogMission {
  return {
    id: 'probe',
    name: 'Probe',
    aliases: [],
    leadAgency: 'ESA',
    partners: [],
    crew: 'robotic',
    classes: ['orbiter'],
    status: 'approved',
    destinations: ['mars'],
    events: [],
    themes: ['new-knowledge'],
    asOf: '2026-09',
    confidence: 'high',
    ...parts,
  };
}

function barOf(parts: Partial<CatalogMission>) {
  const made = mission(parts);
  const events: readonly TimelineEvent[] = listEvents(made, (id) => id);
  return missionBar(made, spanOfMission(made, events, undefined), events);
}

describe('the bar of a mission', () => {
  it('that begins in "2031" fades in over the whole of that year', () => {
    const bar = barOf({
      launch: { date: '2031' },
      events: [{ type: 'mission-end', body: 'mars', date: '2035-06-30' }],
    });
    expect(bar.startUtc).toBe(utc('2031-01-01T00:00Z'));
    expect(bar.startSureUtc).toBe(utc('2032-01-01T00:00Z'));
    expect(barOpacityAt(bar, utc('2030-12-31T23:59Z'))).toBe(0);
    expect(barOpacityAt(bar, utc('2031-07-02T12:00Z'))).toBeCloseTo(0.5, 2);
    expect(barOpacityAt(bar, utc('2032-01-01T00:00Z'))).toBe(1);
  });

  it('that ends in "2035" fades out over that year, down to its last moment', () => {
    const bar = barOf({
      launch: { date: '2031-04-12' },
      events: [{ type: 'mission-end', body: 'mars', date: '2035' }],
    });
    expect(barOpacityAt(bar, utc('2034-12-31T00:00Z'))).toBe(1);
    expect(barOpacityAt(bar, utc('2035-07-02T12:00Z'))).toBeCloseTo(0.5, 2);
    expect(bar.endUtc).toBe(utc('2036-01-01T00:00Z'));
    expect(bar.isOpenEnded).toBe(false);
  });

  it('that is known to the day has hard ends', () => {
    const bar = barOf({
      status: 'completed',
      launch: { date: '1969-07-16' },
      events: [{ type: 'earth-return', body: 'earth', date: '1969-07-24' }],
    });
    expect(barOpacityAt(bar, utc('1969-07-16T13:32Z'))).toBe(1);
    expect(barOpacityAt(bar, utc('1969-07-24T16:50Z'))).toBe(1);
  });

  it('that still flies is sure up to the month of its facts and open after it', () => {
    const bar = barOf({
      status: 'operational',
      launch: { date: '1977-09-05' },
      events: [{ type: 'flyby', body: 'saturn', date: '1980-11-12' }],
    });
    expect(barOpacityAt(bar, utc('2026-09-15T00:00Z'))).toBe(1);
    expect(bar.endUtc).toBe(utc('2026-10-01T00:00Z'));
    expect(bar).toMatchObject({ isOpenEnded: true, style: 'flown' });
  });

  it('without any date says so', () => {
    expect(barOf({ status: 'proposed' })).toMatchObject({ isUndated: true, style: 'proposed' });
  });

  it('shows cancelled, proposed, planned and failed apart', () => {
    const launch = { date: '2020-07-30' };
    expect(barOf({ status: 'cancelled', launch }).style).toBe('cancelled');
    expect(barOf({ status: 'in-development', launch }).style).toBe('planned');
    expect(barOf({ status: 'failed', launch })).toMatchObject({ style: 'flown', hasFailed: true });
  });

  it('is never invisibly short', () => {
    const bar = barOf({ status: 'failed', launch: { date: '2016-10-19' } });
    const [x0, x1] = barEnds(bar, FULL_VIEW, 1366);
    expect(x1 - x0).toBeGreaterThanOrEqual(3);
  });

  it('knows where the newest facts end', () => {
    expect(newestAsOfUtc([{ asOf: '2025' }, { asOf: '2026-09' }, { asOf: '2026-08-31' }])).toBe(
      utc('2026-10-01T00:00Z'),
    );
  });
});
