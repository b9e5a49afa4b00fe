import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { goTo } from './harness/addresses.ts';
import { browserTest } from './harness/browser-test.ts';
import { PageWatch } from './harness/page-watch.ts';
import { SHIFTS_IN_PAGE, type Shift } from './harness/picture-shift.ts';
import { framesLater, viewAtRest } from './harness/stillness.ts';

type Place = readonly [
  id: string,
  isoUtc: string,
  cam: readonly [azimuthDeg: number, elevationDeg: number, km: number],
];

/** What is looked at from near by, when, and the camera. */
const PLACES: Readonly<Record<string, readonly Place[]>> = {
  'at craft in flight': [
    ['voyager-1', '2026-11-01T00:00:00Z', [40, 20, 0.02]],
    ['new-horizons', '2015-07-14T11:00:00Z', [40, 20, 0.012]],
    ['parker-solar-probe', '2024-12-24T11:50:00Z', [40, 20, 0.014]],
    ['jwst', '2026-11-01T00:00:00Z', [-5, 55, 0.04]],
  ],
  'at craft on the ground': [
    ['curiosity', '2026-11-01T07:00:00Z', [40, 20, 0.012]],
    ['apollo-11', '1969-07-20T21:00:00Z', [150, 14, 0.03]],
  ],
  'at the limbs of bodies': [
    ['moon', '2026-11-01T00:00:00Z', [40, 15, 9000]],
    ['earth', '2026-11-01T00:00:00Z', [40, 15, 30_000]],
  ],
};
const FRAMES = 6;
/** Degrees the camera goes on by in each frame of a glide: a few tenths of a pixel for what is far behind. */
const GLIDE_DEG = 0.02;
/** Software draws a small picture quickly enough; what is looked at is its middle (px). */
const SIZE = { width: 600, height: 450 };
const SIDE_PX = 240;
/**
 * How much a frame may jump out of an even motion (px), the measuring included: edges that are not smoothed make up to
 * 0.035 of it. Points that truly jumped by 0.1 to and fro would be at 0.4.
 */
const STEADY_PX = 0.1;

const linkTo = (...[id, iso, [azimuth, elevation, distance]]: Place) =>
  `/?mode=embed&quality=high&focus=${id}&t=${iso}&cam=${azimuth},${elevation},${distance}`;

const frames = Array.from({ length: FRAMES }, (_, frame) => frame);

/** How far each frame lies from the middle between its neighbours, twice: what an even motion has none of (px). */
function jumpsOf(shifts: readonly Shift[]): number[] {
  return shifts.slice(1).map(({ x, y }, i) => Math.hypot(x - shifts[i]!.x, y - shifts[i]!.y));
}

/** Waits until the view rests and its maps are there. */
async function mapsThere(page: Page): Promise<void> {
  await viewAtRest(page);
  await PageWatch.of(page).nothingUnderWay(page);
  await framesLater(page, 5);
}

describe('the pixels of the picture are steady while a second passes in each frame, and while the camera glides', () => {
  browserTest.for(Object.entries(PLACES))('%s', async ([, places], { open }) => {
    const { page } = await open(linkTo(...places[0]!), { reducedMotion: true, viewport: SIZE });
    const unsteady: string[] = [];
    for (const [id, iso, cam] of places) {
      await goTo(page, linkTo(id, iso, cam));
      await mapsThere(page);
      const start = Date.parse(iso);
      const times = frames.map((frame) => new Date(start + 1000 * frame).toISOString());
      const links = frames.map((frame) => linkTo(id, iso, [cam[0] + GLIDE_DEG * frame, cam[1], cam[2]]));
      for (const [how, steps] of [
        ['a second passes', { times }],
        ['the camera glides', { links }],
      ] as const) {
        const shifts = await page.evaluate(SHIFTS_IN_PAGE, { ...steps, sidePx: SIDE_PX });
        const worst = Math.max(...jumpsOf(shifts));
        if (!(worst < STEADY_PX)) unsteady.push(`${id} while ${how}: ${worst.toFixed(3)} px`);
      }
    }
    expect(unsteady).toEqual([]);
  });
});
