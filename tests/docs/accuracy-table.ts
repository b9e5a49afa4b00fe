import { FLOWN_TOLERANCES } from '../reference/flown-tolerances.ts';
import { SATELLITE_TOLERANCES } from '../reference/satellite-tolerances.ts';
import { SMALL_BODY_TOLERANCES } from '../reference/small-body-tolerances.ts';
import { FALLBACK_TOLERANCES, PLANET_TOLERANCES } from '../reference/tolerances.ts';

/** The README's table between these marks is made from the tables the tests use, so that the two cannot differ. */
export const TABLE_START = '<!-- accuracy: made by `npm run readme` from the tests’ own tables -->';
export const TABLE_END = '<!-- /accuracy -->';

/** And that of flown missions between these. */
export const FLOWN_START = '<!-- flown: made by `npm run readme` -->';
export const FLOWN_END = '<!-- /flown -->';

/** Bounds of all bodies as Markdown. */
export function accuracyTable(): string {
  return [
    '| body | off by at most (km) | where the position comes from, and against what it was measured |',
    '|---|---|---|',
    ...PLANET_TOLERANCES.map((t) => line(t.body, t.boundKm, `${t.from} to ${t.to}: ${t.reason}`)),
    line(
      'Sun to Pluto, before the pack',
      Math.max(...FALLBACK_TOLERANCES.map((t) => t.boundKm)),
      '1957 to 1959: astronomy-engine against DE431; Moon 14 km, Earth 1,300 km, the largest is Neptune',
    ),
    ...SATELLITE_TOLERANCES.map((t) =>
      line(t.body, t.boundKm, `${t.theory}; ${t.rows} states of JPL Horizons, ${t.from} to ${t.to}`),
    ),
    ...SMALL_BODY_TOLERANCES.map((t) => line(t.body, t.boundKm, t.reason)),
  ].join('\n');
}

/** Paths made from published dates against flown ones, as Markdown. */
export function flownTable(): string {
  return [
    '| mission | leg | flown positions | off by (median, % of the distance from the Sun) | limit |',
    '|---|---|---|---|---|',
    ...FLOWN_TOLERANCES.map((t) => {
      const leg = t.occurrence === 1 ? t.leg.join(' to ') : `${t.leg.join(' to ')} (${t.occurrence})`;
      const limit = t.medianPercent <= t.boundPercent ? String(t.boundPercent) : `${t.boundPercent}, exceeded`;
      return `| ${t.missionId} | ${leg} | ${t.rows} | ${t.medianPercent} | ${limit} |`;
    }),
  ].join('\n');
}

/** A README with its tables made anew. @throws Error when the marks are missing */
export function withTable(readme: string): string {
  return between(between(readme, TABLE_START, TABLE_END, accuracyTable()), FLOWN_START, FLOWN_END, flownTable());
}

function between(text: string, startMark: string, endMark: string, content: string): string {
  const start = text.indexOf(startMark);
  const end = text.indexOf(endMark);
  if (start < 0 || end < start) throw new Error(`README.md lacks the mark ${startMark} or ${endMark}.`);
  return `${text.slice(0, start)}${startMark}\n${content}\n${text.slice(end)}`;
}

function line(body: string, boundKm: number, reason: string): string {
  return `| ${body} | ${boundKm.toLocaleString('en-GB')} | ${reason} |`;
}
