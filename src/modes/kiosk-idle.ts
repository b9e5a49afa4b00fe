/** What the table shows: the loop of views, a visitor's own exploring, or the question whether someone is still there. */
export type KioskPhase = 'attract' | 'visitor' | 'asking';

export interface KioskTimes {
  /** Quiet time after which the question appears (s). */
  readonly idleSeconds: number;
  /** Time the question waits for a touch (s). */
  readonly askSeconds: number;
}

export const DEFAULT_KIOSK_TIMES: KioskTimes = { idleSeconds: 75, askSeconds: 15 };

/**
 * The idle rules of a kiosk as a pure function: the phase at `nowMs`, given when someone last touched the table
 * (undefined: not since the loop began). Two steps: first a question, then back to the loop.
 */
export function kioskPhase(nowMs: number, lastTouchMs: number | undefined, times: KioskTimes): KioskPhase {
  if (lastTouchMs === undefined) return 'attract';
  const quietSeconds = (nowMs - lastTouchMs) / 1000;
  if (quietSeconds < times.idleSeconds) return 'visitor';
  return quietSeconds < times.idleSeconds + times.askSeconds ? 'asking' : 'attract';
}

/** Reads `idle` and `ask` (seconds) from a link; what is not a number from 5 to 3600 is passed over. */
export function kioskTimesFrom(query: string): KioskTimes {
  const parameters = new URLSearchParams(query);
  const seconds = (name: string, fallback: number) => {
    const value = Number(parameters.get(name));
    return parameters.has(name) && value >= 5 && value <= 3600 ? value : fallback;
  };
  return {
    idleSeconds: seconds('idle', DEFAULT_KIOSK_TIMES.idleSeconds),
    askSeconds: seconds('ask', DEFAULT_KIOSK_TIMES.askSeconds),
  };
}
