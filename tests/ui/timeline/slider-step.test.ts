import { describe, expect, it } from 'vitest';
import { sliderStep } from '../../../src/ui/timeline/slider-step.ts';
import { FULL_VIEW } from '../../../src/ui/timeline/time-view.ts';

const DAY = 86_400_000;
const start = Date.UTC(2026, 0, 1);
const state = {
  utc: Date.UTC(2026, 3, 12),
  view: { startUtc: start, endUtc: start + 1000 * DAY },
  widthPx: 1000,
  minUtc: FULL_VIEW.startUtc,
  maxUtc: FULL_VIEW.endUtc,
};

describe('the keys of the slider', () => {
  it('move by one pixel of the view, by ten with shift', () => {
    expect(sliderStep('ArrowRight', false, state)).toBe(state.utc + DAY);
    expect(sliderStep('ArrowUp', false, state)).toBe(state.utc + DAY);
    expect(sliderStep('ArrowLeft', false, state)).toBe(state.utc - DAY);
    expect(sliderStep('ArrowDown', true, state)).toBe(state.utc - 10 * DAY);
  });

  it('turn a tenth of the view with the page keys, all of it with shift', () => {
    expect(sliderStep('PageUp', false, state)).toBe(state.utc + 100 * DAY);
    expect(sliderStep('PageDown', true, state)).toBe(state.utc - 1000 * DAY);
  });

  it('go to the ends, and never past them', () => {
    expect(sliderStep('Home', false, state)).toBe(FULL_VIEW.startUtc);
    expect(sliderStep('End', false, state)).toBe(FULL_VIEW.endUtc);
    expect(sliderStep('ArrowRight', true, { ...state, utc: FULL_VIEW.endUtc })).toBe(FULL_VIEW.endUtc);
    expect(sliderStep('PageDown', true, { ...state, utc: FULL_VIEW.startUtc + DAY })).toBe(FULL_VIEW.startUtc);
  });

  it('leave other keys to the page', () => {
    for (const key of [' ', 'Enter', 'a', 'Tab']) expect(sliderStep(key, false, state)).toBeUndefined();
  });
});
