import { type EpochTdb, epochTdb } from '../core/time/epoch.ts';

/** Simulated seconds per real second; negative runs backwards. */
export type Rate = number;

/** The speeds of the play buttons, from real time to ten years a second (simulated seconds per second). */
export const RATES: readonly Rate[] = [1, 60, 600, 3600, 21_600, 86_400, 604_800, 2_629_800, 31_557_600, 315_576_000];

/** What the clock tells its listeners: a jump, a frame of play, or a change of speed. */
export type ClockEvent = 'jump' | 'tick' | 'rate';

export interface ClockRange {
  readonly start: EpochTdb;
  readonly end: EpochTdb;
}

/**
 * The one clock. Its epoch is a pure function of the anchor set at the last jump or change of speed and of the wall time
 * handed to `tick`, so that dropped frames never add up. Fast state: read it with `epoch`, never through React.
 */
export class Clock {
  private anchorEpoch: EpochTdb;
  private anchorWallMs = 0;
  private current: EpochTdb;
  private playing = false;
  private speed: Rate = 86_400;
  /** Replaced, not changed, so that one who ends listening does not disturb a round; an array is gone through without an iterator. */
  private listeners: readonly ((event: ClockEvent) => void)[] = [];

  constructor(
    readonly range: ClockRange,
    start: EpochTdb,
    private readonly wallNowMs: () => number,
  ) {
    this.current = this.clamp(start);
    this.anchorEpoch = this.current;
  }

  /** The epoch of the frame being drawn (TDB). */
  get epoch(): EpochTdb {
    return this.current;
  }

  get isPlaying(): boolean {
    return this.playing;
  }

  get rate(): Rate {
    return this.speed;
  }

  /** Jumps to an epoch, kept inside the range; playing goes on from there. */
  setEpoch(epoch: EpochTdb): void {
    if (!Number.isFinite(epoch)) throw new RangeError(`The clock needs a finite epoch, not ${epoch}.`);
    this.current = this.clamp(epoch);
    this.anchor();
    this.emit('jump');
  }

  /** Runs at `rate` simulated seconds per second; without an argument at the last rate. Rate 0 pauses. */
  play(rate: Rate = this.speed): void {
    if (!Number.isFinite(rate)) throw new RangeError(`The clock needs a finite rate, not ${rate}.`);
    if (rate === 0) {
      this.pause();
      return;
    }
    this.speed = rate;
    // Playing on from the end would stop at once: start over, as any player does.
    if (rate > 0 && this.current >= this.range.end) this.current = this.range.start;
    if (rate < 0 && this.current <= this.range.start) this.current = this.range.end;
    this.playing = true;
    this.anchor();
    this.emit('rate');
  }

  pause(): void {
    if (!this.playing) return;
    this.playing = false;
    this.anchor();
    this.emit('rate');
  }

  /** Changes the speed without starting or stopping. */
  setRate(rate: Rate): void {
    if (this.playing) this.play(rate);
    else {
      this.speed = rate;
      this.emit('rate');
    }
  }

  /** Moves the epoch to the wall time `wallMs`; pauses at the ends of the range. */
  tick(wallMs: number): void {
    if (!this.playing) return;
    // A frame's time is that of its beginning, which may lie before the key press that started play.
    const elapsedMs = Math.max(0, wallMs - this.anchorWallMs);
    const next = epochTdb(this.anchorEpoch + (elapsedMs / 1000) * this.speed);
    this.current = this.clamp(next);
    this.emit('tick');
    if (next !== this.current) this.pause();
  }

  /** Calls `listener` after every change; returns the function that ends that. */
  subscribe(listener: (event: ClockEvent) => void): () => void {
    this.listeners = [...this.listeners, listener];
    return () => {
      this.listeners = this.listeners.filter((other) => other !== listener);
    };
  }

  private clamp(epoch: EpochTdb): EpochTdb {
    return epochTdb(Math.min(Math.max(epoch, this.range.start), this.range.end));
  }

  private anchor(): void {
    this.anchorEpoch = this.current;
    this.anchorWallMs = this.wallNowMs();
  }

  private emit(event: ClockEvent): void {
    const { listeners } = this;
    for (let i = 0; i < listeners.length; i++) listeners[i]!(event);
  }
}

/**
 * Ticks the clock once a frame while it plays, and asks for no frame while it rests.
 * Returns the function that ends it.
 */
export function driveClock(
  clock: Clock,
  requestFrame: (callback: (wallMs: number) => void) => number,
  cancelFrame: (handle: number) => void,
): () => void {
  let handle: number | undefined;
  const frame = (wallMs: number) => {
    handle = undefined;
    clock.tick(wallMs);
    schedule();
  };
  const schedule = () => {
    if (clock.isPlaying && handle === undefined) handle = requestFrame(frame);
  };
  const unsubscribe = clock.subscribe(schedule);
  schedule();
  return () => {
    unsubscribe();
    if (handle !== undefined) cancelFrame(handle);
  };
}
