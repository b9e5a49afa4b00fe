import { beforeEach, describe, expect, it } from 'vitest';
import { epochTdb } from '../../src/core/time/epoch.ts';
import { AU_KM } from '../../src/core/units/constants.ts';
import { type Explorer, select, visit } from '../../src/state/explorer.ts';
import { chooseRulerEnd, lightSpeedUp, measureFrom, readRuler, removeRuler } from '../../src/state/ruler.ts';
import { testExplorer } from '../ui/explorer-for-tests.tsx';

/** Days past J2000 of the two worked examples (Julian days 2448724.5 and 2448908.5, dynamical time). */
const MOON_EXAMPLE = epochTdb((2448724.5 - 2451545) * 86_400);
const SUN_EXAMPLE = epochTdb((2448908.5 - 2451545) * 86_400);

let explorer: Explorer;
beforeEach(() => {
  explorer = testExplorer('1992-04-12T00:00Z');
});
const ruler = () => explorer.store.getState().ruler;

describe('the ruler', () => {
  it('reads the distances of the almanac', () => {
    // Meeus, Astronomical Algorithms, 2nd ed.: example 47.a (Moon 368,409.7 km), example 25.b (Sun 0.99760775 au).
    measureFrom(explorer, 'moon');
    const moon = readRuler(explorer, ruler()!, MOON_EXAMPLE);
    expect(moon?.distanceKm).toBeCloseTo(368_409.7, -1);
    expect(moon?.lightTimeSeconds).toBeCloseTo(368_409.7 / 299_792.458, 3);
    // Seventeen days in an airliner.
    expect(moon!.airlinerSeconds / 86_400).toBeCloseTo(17.06, 1);
    measureFrom(explorer, 'earth');
    expect(ruler()).toMatchObject({ fromId: 'earth', toId: 'sun' });
    expect(readRuler(explorer, ruler()!, SUN_EXAMPLE)!.distanceKm / AU_KM).toBeCloseTo(0.997_608, 5);
  });

  it('takes the next pick as its other end and leaves selection and camera alone', () => {
    select(explorer, 'moon');
    measureFrom(explorer, 'moon');
    chooseRulerEnd(explorer, true);
    expect(visit(explorer, 'mars')).toBe(true);
    expect(ruler()).toMatchObject({ fromId: 'moon', toId: 'mars', isChoosing: false });
    expect(explorer.store.getState()).toMatchObject({ selectedId: 'moon', focusId: 'sun' });
    select(explorer, 'venus');
    expect(explorer.store.getState().selectedId).toBe('venus');
    expect(ruler()?.toId).toBe('mars');
  });

  it('keeps two ends: its own first end and unknown objects are no other end', () => {
    measureFrom(explorer, 'moon');
    chooseRulerEnd(explorer, true);
    expect(select(explorer, 'nibiru')).toBe(false);
    expect(ruler()).toMatchObject({ toId: 'earth', isChoosing: true });
    select(explorer, 'moon');
    expect(ruler()).toMatchObject({ fromId: 'moon', toId: 'earth', isChoosing: false });
    measureFrom(explorer, 'nibiru');
    expect(ruler()?.fromId).toBe('moon');
  });

  it('has nothing to read where an end has no position, and can be taken away once', () => {
    measureFrom(explorer, 'juice');
    expect(readRuler(explorer, ruler()!, MOON_EXAMPLE)).toBeUndefined();
    expect(removeRuler(explorer)).toBe(true);
    expect(removeRuler(explorer)).toBe(false);
  });

  it('shows light in a time one can watch, at its true speed where that is short', () => {
    expect(lightSpeedUp(1.3)).toBe(1);
    for (const lightTime of [60, 499, 2600, 15_000, 86_400]) {
      const watched = lightTime / lightSpeedUp(lightTime);
      expect(watched).toBeLessThanOrEqual(6);
      expect(watched).toBeGreaterThan(2);
    }
  });
});
