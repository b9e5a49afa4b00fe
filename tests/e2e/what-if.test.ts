import { describe, expect } from 'vitest';
import { browserTest } from './harness/browser-test.ts';

describe('what if a mission had flown on another day', () => {
  browserTest('its path is solved anew off the page’s thread, and can be had back', async ({ open }) => {
    const { page } = await open('/?sel=maven&t=2014-03-01');
    await page.waitForFunction(() => window.outbound.stateOf('maven', '2014-03-01').kind === 'state');
    const xKm = () =>
      page.evaluate(() => {
        const answer = window.outbound.stateOf('maven', '2014-03-01');
        return answer.kind === 'state' ? answer.positionKm[0] : Number.NaN;
      });
    const flown = await xKm();
    expect(await page.evaluate(() => window.outbound.whatIf('maven', { launch: { date: '2013-12-08' } }))).toBe(true);
    expect(Math.abs((await xKm()) - flown)).toBeGreaterThan(100_000);
    expect(await page.evaluate(() => window.outbound.whatIf('maven', {}))).toBe(true);
    expect(Math.abs((await xKm()) - flown)).toBeLessThan(100);
  });

  browserTest('a date that is none changes nothing', async ({ open }) => {
    const { page } = await open('/?sel=maven&t=2014-03-01');
    const refusal = await page.evaluate(() =>
      window.outbound.whatIf('maven', { launch: { date: 'soon' } }).catch((error: Error) => error.message),
    );
    expect(refusal).toContain('"soon" is no time');
  });
});
