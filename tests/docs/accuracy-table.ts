import { SATELLITE_TOLERANCES } from '../reference/satellite-tolerances.ts';
import { SMALL_BODY_TOLERANCES } from '../reference/small-body-tolerances.ts';
import { FALLBACK_TOLERANCES, PLANET_TOLERANCES } from '../reference/tolerances.ts';

/** The README's table between these marks is made from the tables the tests use, so that the two cannot differ. */
export const TABLE_START = '<!-- accuracy: made by `npm run readme` from the tests’ own tables -->';
export const TABLE_END = '<!-- /accuracy -->';

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

/** A README with its table made anew. @throws Error when the marks are missing */
export function withTable(readme: string): string {
  const start = readme.indexOf(TABLE_START);
  const end = readme.indexOf(TABLE_END);
  if (start < 0 || end < start) throw new Error('README.md lacks the marks of the accuracy table.');
  return `${readme.slice(0, start)}${TABLE_START}\n${accuracyTable()}\n${readme.slice(end)}`;
}

function line(body: string, boundKm: number, reason: string): string {
  return `| ${body} | ${boundKm.toLocaleString('en-GB')} | ${reason} |`;
}
