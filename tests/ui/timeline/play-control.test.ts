import { describe, expect, it } from 'vitest';
import { CLOCK_END, CLOCK_START } from '../../../src/core/time/clock-range.ts';
import { epochTdb } from '../../../src/core/time/epoch.ts';
import { createFormat } from '../../../src/i18n/format.ts';
import { createText } from '../../../src/i18n/text.ts';
import { Clock, RATES } from '../../../src/state/clock.ts';
import { clockPrecision, clockText } from '../../../src/ui/timeline/clock-text.ts';
import { nearestRate, neighbourRate, toggleClock, togglePlay } from '../../../src/ui/timeline/play-control.ts';

const clockAtRest = () => new Clock({ start: CLOCK_START, end: CLOCK_END }, epochTdb(0), () => 0);

describe('the play buttons', () => {
  it('start, turn round and stop', () => {
    const clock = clockAtRest();
    togglePlay(clock, 1);
    expect([clock.isPlaying, clock.rate]).toEqual([true, 86_400]);
    togglePlay(clock, -1);
    expect([clock.isPlaying, clock.rate]).toEqual([true, -86_400]);
    togglePlay(clock, -1);
    expect(clock.isPlaying).toBe(false);
    toggleClock(clock);
    expect([clock.isPlaying, clock.rate]).toEqual([true, -86_400]);
  });

  it('step through the speeds in the direction of time and stop at the ends', () => {
    expect(neighbourRate(86_400, 1)).toBe(604_800);
    expect(neighbourRate(-86_400, -1)).toBe(-21_600);
    expect(neighbourRate(1, -1)).toBe(1);
    expect(neighbourRate(RATES.at(-1) ?? 0, 1)).toBe(RATES.at(-1));
    expect(neighbourRate(100, 1)).toBe(600);
    expect(nearestRate(-80_000)).toBe(86_400);
  });
});

describe('the readout', () => {
  const format = createFormat(createText());
  const utc = Date.parse('2031-04-12T13:10:30Z');

  it('is as precise as can be read at the speed', () => {
    expect(clockText(format, utc, clockPrecision(false, 3e8))).toEqual({ date: '12 April 2031', time: '13:10 UTC' });
    expect(clockText(format, utc, clockPrecision(true, 1))).toEqual({ date: '12 April 2031', time: '13:10:30 UTC' });
    expect(clockText(format, utc, clockPrecision(true, -86_400))).toEqual({ date: '12 April 2031', time: '' });
    expect(clockText(format, utc, clockPrecision(true, 315_576_000))).toEqual({ date: 'April 2031', time: '' });
  });
});
