import { describe, expect, it } from 'vitest';
import {
  isExactTime,
  nominalInstant,
  PartialDateError,
  parseDateRange,
  parsePartialDate,
  tryParsePartialDate,
} from '../../src/catalog/partial-date.ts';

const iso = (ms: number) => new Date(ms).toISOString();

describe('parsePartialDate', () => {
  it.each([
    ['2031', 'year', '2031-01-01T00:00:00.000Z', '2032-01-01T00:00:00.000Z'],
    ['2031-H1', 'half', '2031-01-01T00:00:00.000Z', '2031-07-01T00:00:00.000Z'],
    ['2031-H2', 'half', '2031-07-01T00:00:00.000Z', '2032-01-01T00:00:00.000Z'],
    ['2031-Q3', 'quarter', '2031-07-01T00:00:00.000Z', '2031-10-01T00:00:00.000Z'],
    ['2031-Q4', 'quarter', '2031-10-01T00:00:00.000Z', '2032-01-01T00:00:00.000Z'],
    ['2031-04', 'month', '2031-04-01T00:00:00.000Z', '2031-05-01T00:00:00.000Z'],
    ['2031-12', 'month', '2031-12-01T00:00:00.000Z', '2032-01-01T00:00:00.000Z'],
    ['2028-02', 'month', '2028-02-01T00:00:00.000Z', '2028-03-01T00:00:00.000Z'],
    ['2031-04-12', 'day', '2031-04-12T00:00:00.000Z', '2031-04-13T00:00:00.000Z'],
    ['2031-12-31', 'day', '2031-12-31T00:00:00.000Z', '2032-01-01T00:00:00.000Z'],
    ['2031-04-12T13:10Z', 'minute', '2031-04-12T13:10:00.000Z', '2031-04-12T13:11:00.000Z'],
    ['2026-10-19T19:41:03Z', 'second', '2026-10-19T19:41:03.000Z', '2026-10-19T19:41:04.000Z'],
  ])('%s is a %s from %s to %s', (text, precision, start, end) => {
    const span = parsePartialDate(text);
    expect([span.precision, iso(span.startUtc), iso(span.endUtc)]).toEqual([precision, start, end]);
  });

  it.each(['2028-02-29', '2000-02-29'])('knows the leap day %s', (text) => {
    expect(parsePartialDate(text).precision).toBe('day');
  });

  it.each([
    '2031-02-30',
    '2027-02-29',
    '2100-02-29',
    '2031-04-31',
    '2031-13',
    '2031-00',
    '2031-Q5',
    '2031-H3',
    '31',
    '0031',
    '2031-4-1',
    '2031-04-12T24:00Z',
    '2031-04-12T13:60Z',
    '2031-04-12T13:10',
    '2031-04-12T13:10+02:00',
    '2031-04-12 13:10Z',
    ' 2031',
    '2031 ',
    '２０３１',
    '',
    'soon',
  ])('refuses "%s" and says what it takes', (text) => {
    expect(() => parsePartialDate(text)).toThrow(PartialDateError);
    expect(() => parsePartialDate(text)).toThrow(/2031-Q3/);
    expect(tryParsePartialDate(text)).toBeUndefined();
  });
});

describe('ranges and instants', () => {
  it('runs from the start of one date to the end of the other', () => {
    const span = parseDateRange({ date: '2028-12', until: '2029-01' });
    expect([iso(span.startUtc), iso(span.endUtc)]).toEqual(['2028-12-01T00:00:00.000Z', '2029-02-01T00:00:00.000Z']);
  });

  it('stands for a span by its middle: noon for a day', () => {
    expect(iso(nominalInstant(parsePartialDate('2031-04-12')))).toBe('2031-04-12T12:00:00.000Z');
    expect(iso(nominalInstant(parsePartialDate('2031')))).toBe('2031-07-02T12:00:00.000Z');
  });

  it('stands for a clock time by itself', () => {
    const span = parsePartialDate('2031-04-12T13:10Z');
    expect(iso(nominalInstant(span))).toBe('2031-04-12T13:10:00.000Z');
    expect(isExactTime(span)).toBe(true);
    expect(isExactTime(parsePartialDate('2031-04-12'))).toBe(false);
  });

  it('keeps the coarser date a span that holds the finer one', () => {
    const within = (outer: string, inner: string) => {
      const [a, b] = [parsePartialDate(outer), parsePartialDate(inner)];
      return a.startUtc <= b.startUtc && b.endUtc <= a.endUtc;
    };
    const chain = ['2031', '2031-H2', '2031-Q3', '2031-09', '2031-09-30', '2031-09-30T23:59Z', '2031-09-30T23:59:59Z'];
    for (let i = 1; i < chain.length; i++) expect(within(chain[i - 1]!, chain[i]!), chain[i]).toBe(true);
  });
});
