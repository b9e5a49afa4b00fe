import type { Page } from 'playwright-core';

/** A view worth keeping: what the link says, for the README's gallery and for the tests that look at pictures. */
export interface GalleryView {
  readonly id: string;
  /** Said of the picture in the README. */
  readonly title: string;
  readonly query: string;
  /** The whole page instead of the picture alone; its timeline shows today, so no test can hold it. */
  readonly page?: 'desktop' | 'phone';
}

export const GALLERY_VIEWS: readonly GalleryView[] = [
  {
    id: 'earth',
    title: 'Evening on Earth, before the Milky Way',
    query: 'mode=embed&focus=earth&t=2026-03-20T14:00Z&cam=78,18,33000&scale=true&hide=orbits,paths',
  },
  {
    id: 'earth-moon',
    title: 'Earth and Moon from Artemis II, April 2026',
    query: 'mode=embed&focus=artemis-ii&t=2026-04-06T21:20Z&cam=-81.5,9,0.04&scale=true',
  },
  { id: 'mars', title: 'Mars and its orbiters', query: 'mode=embed&focus=mars&t=2025-06-01&cam=40,22,15000' },
  {
    id: 'saturn',
    title: 'Saturn and Titan from above Iapetus, September 2022',
    query: 'mode=embed&eye=ride,iapetus,saturn&t=2022-09-20T00:00Z&gaze=0.95,1.2,5.4&hide=orbits,paths',
  },
  {
    id: 'jupiter',
    title: 'Jupiter, Io before it, and the shadows of Io and Europa, 29 March 1998',
    query: 'mode=embed&eye=ride,galileo,jupiter&t=1998-03-29T04:15Z&gaze=0,0,13.5&hide=orbits',
  },
  { id: 'belt', title: 'The belt of asteroids', query: 'mode=embed&focus=sun&t=2031-06-01&cam=-60,27,1300000000' },
  {
    id: 'cruises',
    title: 'Everything under way in 2031',
    query: 'mode=embed&focus=sun&t=2031-06-01&cam=-60,50,620000000',
  },
  {
    id: 'plan',
    title: 'From Mercury to the Voyagers, at logarithmic distances',
    query: 'mode=embed&focus=sun&t=2031-06-01&cam=-60,50,18000000000&scale=log',
  },
  {
    id: 'south-pole',
    title: 'Beside a lander near the Moon’s south pole',
    query: 'mode=embed&eye=stand,change-7&t=2028-11-20T12:00Z&gaze=55,9,60',
  },
  {
    id: 'asteroid',
    title: 'Hayabusa2 at Ryugu',
    query: 'mode=embed&focus=hayabusa2&t=2018-10-20&cam=64,10,0.0125&scale=true',
  },
  {
    id: 'sun',
    title: 'Parker Solar Probe on its nearest pass of the Sun',
    query: 'mode=embed&focus=parker-solar-probe&t=2024-12-24T11:53Z&cam=161,11,0.0085&scale=true',
  },
  {
    id: 'l2',
    title: 'The Webb telescope at L2',
    query: 'mode=embed&focus=jwst&t=2026-11-01&cam=-28,42,0.034&scale=true',
  },
  {
    id: 'outer',
    title: 'The outer system with the Voyagers',
    query: 'mode=embed&focus=new-horizons&sel=voyager-1&t=2026-11-01&cam=185,35,45000000000',
  },
  { id: 'phone', title: 'On a phone', query: 't=2026-11-22', page: 'phone' },
  { id: 'page', title: 'The page', query: 't=2026-11-22&cam=-70,42,620000000', page: 'desktop' },
];

/** Waits until everything a view needs has come and the picture rests: two looks at it, a while apart, are the same. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { packs, isSceneReady } = window.outbound?.getState() ?? {};
    return isSceneReady === true && packs !== undefined && packs.total > 0 && packs.loaded === packs.total;
  });
  await page.evaluate(() => window.outbound.ready);
  let before = '';
  for (let look = 0; look < 60; look++) {
    await page.waitForTimeout(500);
    // What is close is refined while it rests.
    if ((await page.locator('canvas[aria-busy]').count()) > 0) continue;
    const now = (await page.screenshot()).toString('base64');
    if (now === before) return;
    before = now;
  }
  throw new Error('The picture does not come to rest.');
}
