import { describe, expect, it } from 'vitest';
import { parseDateEntry } from '../../../src/ui/timeline/date-entry.ts';

function startOf(text: string, locale = 'en-GB'): string {
  const entry = parseDateEntry(text, locale);
  return entry.kind === 'date' ? new Date(entry.span.startUtc).toISOString().slice(0, 16) : entry.problem;
}

describe('a typed date', () => {
  it.each([
    ['2031', '2031-01-01T00:00'],
    ['2031-04', '2031-04-01T00:00'],
    ['2031-H2', '2031-07-01T00:00'],
    ['2031-q3', '2031-07-01T00:00'],
    ['2031-04-12', '2031-04-12T00:00'],
    [' 2031-04-12 13:10 ', '2031-04-12T13:10'],
    ['2031-04-12T13:10Z', '2031-04-12T13:10'],
    ['2031-04-12T13:10:30Z', '2031-04-12T13:10'],
    ['2031-04-12, 9:05 UTC', '2031-04-12T09:05'],
    ['12 Apr 2031', '2031-04-12T00:00'],
    ['12 april 2031', '2031-04-12T00:00'],
    ['April 12, 2031', '2031-04-12T00:00'],
    ['12th of April 2031', '2031-04-12T00:00'],
    ['apr 2031', '2031-04-01T00:00'],
    ['Sept 2031', '2031-09-01T00:00'],
    ['12 Apr 2031 13:10', '2031-04-12T13:10'],
    ['12.4.2031', '2031-04-12T00:00'],
    ['2031/4/12', '2031-04-12T00:00'],
    ['２０３１年４月１２日', '2031-04-12T00:00'],
  ])('"%s" is understood', (text, expected) => {
    expect(startOf(text)).toBe(expected);
  });

  it.each([
    ['de-DE', '12. März 2031', '2031-03-12T00:00'],
    ['fr-FR', '12 août 2031', '2031-08-12T00:00'],
    ['es-ES', '12 de abril de 2031', '2031-04-12T00:00'],
    ['uk-UA', '12 квітня 2031', '2031-04-12T00:00'],
    ['de-DE', '12 April 2031', '2031-04-12T00:00'],
  ])('months are known in %s too: "%s"', (locale, text, expected) => {
    expect(startOf(text, locale)).toBe(expected);
  });

  it.each([
    ['banana', 'form'],
    ['', 'form'],
    ['12 Foo 2031', 'form'],
    ['Ju 2031', 'form'],
    ['4/12/2031', 'form'],
    ['2031 13:10', 'form'],
    ['30 Feb 2031', 'calendar'],
    ['2031-02-29', 'calendar'],
    ['2031-13', 'calendar'],
    ['2031-04-12 25:00', 'calendar'],
    ['1956', 'range'],
    ['2060', 'range'],
    ['3000-01-01', 'range'],
  ])('"%s" is a problem of its %s', (text, problem) => {
    expect(startOf(text)).toBe(problem);
  });
});
