import { describe, expect, it } from 'vitest';
import { type FlowingLabel, LabelFlow } from '../../src/scene/labels/label-flow.ts';
import { NO_SLOT, stand, standInto } from '../../src/scene/labels/label-slots.ts';

const FRAME_MS = 1000 / 60;
const SECONDS = 20;
const PICTURE = { widthPx: 1200, heightPx: 700, most: 60 };

/** A label without a page: notes where it stands, and counts how often it comes, goes and flies. */
class PaperLabel implements FlowingLabel {
  x = 0;
  y = 0;
  reachLeftPx = 5;
  reachRightPx = 5;
  reachUpPx = 5;
  reachDownPx = 5;
  heightPx = 19;
  velocityX = 0;
  velocityY = 0;
  slot = NO_SLOT;
  seenSlot = NO_SLOT;
  restUntilMs = 0;
  restMs = 0;
  left = 0;
  top = 0;
  changes = 0;
  flights = 0;
  private seen = { x: 0, y: 0, slot: NO_SLOT };
  readonly tag = {
    look: 'hidden' as 'hidden' | 'shown' | 'fading',
    fadedMs: 0,
    show: () => this.look('shown'),
    hide: () => this.look('hidden'),
    fade: (nowMs: number) => {
      this.tag.fadedMs = nowMs + 160;
      this.look('fading');
    },
    moveTo: (deviceX: number, deviceY: number, ratio: number) => {
      this.left = deviceX / ratio;
      this.top = deviceY / ratio;
    },
  };

  constructor(
    readonly index: number,
    readonly priority: number,
    readonly widthPx: number,
    private readonly path: (ms: number) => readonly [number, number],
    private readonly time: { ms: number },
  ) {}

  locate(): boolean {
    [this.x, this.y] = this.path(this.time.ms);
    return true;
  }

  learnSpeed(stepMs: number): void {
    const [x, y] = this.path(this.time.ms);
    const [beforeX, beforeY] = this.path(this.time.ms - stepMs);
    this.velocityX = (x - beforeX) / stepMs;
    this.velocityY = (y - beforeY) / stepMs;
  }

  /** Beside its object it may only move with it: a visible label that changes its slot would be seen to fly. */
  endFrame(): void {
    const slot = this.tag.look === 'shown' ? this.slot : NO_SLOT;
    if (slot !== NO_SLOT && this.seen.slot !== NO_SLOT && slot !== this.seen.slot) this.flights++;
    this.seen = { x: this.x, y: this.y, slot };
  }

  private look(look: 'hidden' | 'shown' | 'fading'): void {
    if ((look === 'shown') !== (this.tag.look === 'shown')) this.changes++;
    this.tag.look = look;
  }
}

/** Planets on their ellipses and a crowd of craft, as a tilted view shows them; `turnsPerSecond` of the innermost. */
function solarSystem(turnsPerSecond: number, time: { ms: number }): PaperLabel[] {
  return Array.from({ length: 46 }, (_, i) => {
    const axis = 40 + 11 * i;
    const turns = turnsPerSecond * (40 / axis) ** 1.5;
    const phase = i * 2.399963;
    const tilt = 0.45 + 0.1 * Math.sin(i);
    const path = (ms: number): readonly [number, number] => {
      const angle = phase + (2 * Math.PI * turns * ms) / 1000;
      return [600 + axis * Math.cos(angle), 350 + tilt * axis * Math.sin(angle)];
    };
    return new PaperLabel(i, 300 + (i % 7), 40 + ((i * 37) % 120), path, time);
  });
}

/** A camera that swings: all goes the same way, the near faster than the far. */
function swing(turnsPerSecond: number, time: { ms: number }): PaperLabel[] {
  return Array.from({ length: 46 }, (_, i) => {
    const depth = 0.4 + (i % 9) / 6;
    const path = (ms: number): readonly [number, number] => [
      600 + 500 * Math.sin(i * 12.9898) + 160 * depth * Math.sin(2 * Math.PI * turnsPerSecond * ms * 1e-3),
      350 + 300 * Math.sin(i * 78.233),
    ];
    return new PaperLabel(i, 300 + (i % 7), 40 + ((i * 37) % 120), path, time);
  });
}

function overlaps(labels: readonly PaperLabel[]): number {
  const seen = labels.filter(({ tag }) => tag.look !== 'hidden');
  let count = 0;
  seen.forEach((a, i) => {
    for (const b of seen.slice(i + 1)) {
      const isApart =
        a.left + a.widthPx <= b.left ||
        b.left + b.widthPx <= a.left ||
        a.top + a.heightPx <= b.top ||
        b.top + b.heightPx <= a.top;
      if (!isApart) count++;
    }
  });
  return count;
}

/** Plays the labels through a flow; counts overlaps of all frames, labels shown on average, changes a second, flights. */
function play(make: (turnsPerSecond: number, time: { ms: number }) => PaperLabel[], turnsPerSecond: number) {
  const time = { ms: 0 };
  const labels = make(turnsPerSecond, time);
  const flow = new LabelFlow<PaperLabel>();
  let overlapCount = 0;
  let shownCount = 0;
  const frames = Math.round((SECONDS * 1000) / FRAME_MS);
  for (let frame = 0; frame < frames; frame++) {
    time.ms = frame * FRAME_MS;
    if (flow.isDue(time.ms, true)) {
      for (const label of labels) {
        label.locate();
        label.learnSpeed(160);
      }
      flow.choose(labels, time.ms, true, PICTURE);
    }
    flow.follow(time.ms, 1);
    for (const label of labels) label.endFrame();
    overlapCount += overlaps(labels);
    shownCount += labels.filter(({ tag }) => tag.look === 'shown').length;
  }
  const sum = (of: (label: PaperLabel) => number) => labels.reduce((all, label) => all + of(label), 0);
  const first = labels.length;
  return {
    overlapCount,
    shown: shownCount / frames,
    changesASecond: (sum(({ changes }) => changes) - first) / SECONDS,
    flights: sum(({ flights }) => flights),
  };
}

describe('labels while everything moves', () => {
  // A label that comes or goes every ten seconds or so is calm; where everything whirls, every two or three.
  it.each([
    ['a slow solar system', solarSystem, 0.05, 5],
    ['a brisk solar system', solarSystem, 0.3, 14],
    ['a whirling solar system', solarSystem, 2, 24],
    ['a swinging camera', swing, 0.2, 14],
    ['a shaken camera', swing, 1, 14],
  ] as const)('%s: none overlaps another in any frame, none flies', (_what, make, turnsPerSecond, mostChanges) => {
    const { overlapCount, flights, shown, changesASecond } = play(make, turnsPerSecond);
    expect(overlapCount).toBe(0);
    expect(flights).toBe(0);
    expect(shown).toBeGreaterThan(25);
    expect(changesASecond).toBeLessThan(mostChanges);
  });

  it('chooses in a still picture as if for the first time once it has forgotten', () => {
    const time = { ms: 0 };
    const late = new PaperLabel(0, 9, 60, () => [400, 300], time);
    const early = new PaperLabel(1, 5, 60, () => [440, 300], time);
    const slots = (steps: readonly (readonly PaperLabel[])[]) => {
      const flow = new LabelFlow<PaperLabel>();
      for (const label of [late, early]) {
        label.slot = NO_SLOT;
        label.locate();
      }
      for (const step of steps) {
        flow.forget();
        flow.choose(step, 0, false, PICTURE);
        flow.follow(0, 1);
      }
      return [late.slot, early.slot];
    };
    expect(slots([[early], [early, late]])).toEqual(slots([[late, early]]));
  });

  it('places a label where its slot is, to the device pixel', () => {
    const time = { ms: 0 };
    const label = new PaperLabel(0, 1, 60, () => [100.3, 100.7], time);
    const flow = new LabelFlow<PaperLabel>();
    label.locate();
    flow.choose([label], 0, false, PICTURE);
    flow.follow(0, 1.5);
    const place = standInto(stand(), label, label.slot);
    expect(Math.abs(label.left - place.left)).toBeLessThanOrEqual(0.5 / 1.5);
    expect(Math.abs(label.top - place.top)).toBeLessThanOrEqual(0.5 / 1.5);
    expect(Math.abs(label.left * 1.5 - Math.round(label.left * 1.5))).toBeLessThan(1e-9);
  });
});
