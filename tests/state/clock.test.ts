import { describe, expect, it } from 'vitest';
import { epochTdb } from '../../src/core/time/epoch.ts';
import { Clock, driveClock } from '../../src/state/clock.ts';

const RANGE = { start: epochTdb(-1000), end: epochTdb(1000) };

function testClock(start = 0) {
  const wall = { ms: 5000 };
  const clock = new Clock(RANGE, epochTdb(start), () => wall.ms);
  const tickAt = (ms: number) => {
    wall.ms = ms;
    clock.tick(ms);
  };
  return { clock, tickAt, wall };
}

describe('Clock', () => {
  it('is where rate and wall time put it, however many frames there were', () => {
    const few = testClock();
    const many = testClock();
    few.clock.play(10);
    many.clock.play(10);
    for (let ms = 5000; ms <= 12_000; ms += 7) many.tickAt(ms);
    few.tickAt(12_000);
    many.tickAt(12_000);
    expect(few.clock.epoch).toBe(70);
    expect(many.clock.epoch).toBe(few.clock.epoch);
  });

  it('plays backwards, and goes on from a change of speed', () => {
    const { clock, tickAt } = testClock(100);
    clock.play(-20);
    tickAt(7000);
    expect(clock.epoch).toBe(60);
    clock.setRate(5);
    tickAt(9000);
    expect(clock.epoch).toBe(70);
  });

  it('stops at the ends and starts over from there', () => {
    const { clock, tickAt } = testClock(990);
    clock.play(100);
    tickAt(6000);
    expect(clock.epoch).toBe(1000);
    expect(clock.isPlaying).toBe(false);
    clock.play(100);
    expect(clock.epoch).toBe(-1000);
    expect(clock.isPlaying).toBe(true);
  });

  it('plays on from the first instant, though the frame began before the key press', () => {
    const { clock, tickAt, wall } = testClock(-1000);
    clock.play(10);
    wall.ms = 4990;
    clock.tick(4990);
    expect(clock.isPlaying).toBe(true);
    tickAt(6000);
    expect(clock.epoch).toBe(-990);
  });

  it('keeps jumps inside its range and refuses what is no number', () => {
    const { clock } = testClock();
    clock.setEpoch(epochTdb(5e9));
    expect(clock.epoch).toBe(1000);
    expect(() => clock.setEpoch(epochTdb(Number.NaN))).toThrow(RangeError);
    expect(() => clock.play(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
});

describe('driveClock', () => {
  it('asks for frames only while the clock plays', () => {
    const { clock, wall } = testClock();
    const frames: ((ms: number) => void)[] = [];
    const stop = driveClock(
      clock,
      (callback) => frames.push(callback),
      () => undefined,
    );
    expect(frames.length).toBe(0);
    clock.play(1);
    expect(frames.length).toBe(1);
    wall.ms = 6000;
    frames[0]?.(6000);
    expect(clock.epoch).toBe(1);
    expect(frames.length).toBe(2);
    clock.pause();
    frames[1]?.(7000);
    expect(frames.length).toBe(2);
    stop();
    clock.play(1);
    expect(frames.length).toBe(2);
  });
});
