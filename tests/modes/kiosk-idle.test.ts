import { describe, expect, it } from 'vitest';
import { DEFAULT_KIOSK_TIMES, kioskPhase, kioskTimesFrom } from '../../src/modes/kiosk-idle.ts';

describe('the kiosk’s idle rules', () => {
  const times = { idleSeconds: 60, askSeconds: 10 };

  it('loops until touched, asks after a quiet minute, and returns to the loop', () => {
    expect(kioskPhase(1e6, undefined, times)).toBe('attract');
    expect(kioskPhase(59_999, 0, times)).toBe('visitor');
    expect(kioskPhase(60_000, 0, times)).toBe('asking');
    expect(kioskPhase(69_999, 0, times)).toBe('asking');
    expect(kioskPhase(70_000, 0, times)).toBe('attract');
  });

  it('takes its times from the link, within reason', () => {
    expect(kioskTimesFrom('?mode=kiosk&idle=120&ask=20')).toEqual({ idleSeconds: 120, askSeconds: 20 });
    expect(kioskTimesFrom('?idle=0&ask=soon')).toEqual(DEFAULT_KIOSK_TIMES);
    expect(kioskTimesFrom('?idle=99999')).toEqual(DEFAULT_KIOSK_TIMES);
  });
});
