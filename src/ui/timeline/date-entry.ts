import { PartialDateError, type PartialDateSpan, parsePartialDate } from '../../catalog/partial-date.ts';
import { FULL_VIEW } from './time-view.ts';

/** Why a typed date was not taken. */
export type DateEntryProblem = 'form' | 'calendar' | 'range';

export type DateEntry =
  | { readonly kind: 'date'; readonly span: PartialDateSpan }
  | { readonly kind: 'problem'; readonly problem: DateEntryProblem };

/**
 * Reads what a visitor types: "2031", "2031-04", "2031-04-12", "2031-04-12 13:10", "12 Apr 2031", "April 12, 2031",
 * "apr 2031", "12.4.2031"; month names in English and in the language given. UTC. A date outside 1957 to 2059 or not in
 * the calendar is a problem, not a guess; so is 4/12/2031, which two halves of the world read differently.
 */
export function parseDateEntry(text: string, locale: string): DateEntry {
  const iso = isoOf(text.normalize('NFKC').trim().toLowerCase(), locale);
  if (iso === undefined) return { kind: 'problem', problem: 'form' };
  try {
    const span = parsePartialDate(iso);
    if (span.endUtc <= FULL_VIEW.startUtc || span.startUtc >= FULL_VIEW.endUtc)
      return { kind: 'problem', problem: 'range' };
    return { kind: 'date', span };
  } catch (error) {
    if (error instanceof PartialDateError) return { kind: 'problem', problem: 'calendar' };
    throw error;
  }
}

/** The text as a partial date of the catalogue; undefined when its form is not known. */
function isoOf(text: string, locale: string): string | undefined {
  const [date, time] = splitTime(text);
  const day = isoDay(date, locale);
  if (day === undefined || time === undefined) return day;
  return /^\d{4}-\d\d-\d\d$/.test(day) ? `${day}T${time}Z` : undefined;
}

function splitTime(text: string): [date: string, time: string | undefined] {
  const match = /^(.*?)(?:t|,?\s+)(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(?:z|utc)?$/.exec(text);
  if (!match) return [text, undefined];
  const [, date = '', hour = '', minute = '', second] = match;
  const time = `${hour.padStart(2, '0')}:${minute}${second === undefined ? '' : `:${second}`}`;
  return [date.trim(), time];
}

function isoDay(text: string, locale: string): string | undefined {
  if (/^\d{4}(-(h[12]|q[1-4]|\d\d(-\d\d)?))?$/.test(text)) return text.toUpperCase();
  const dotted = /^(?:(\d{1,2})\.\s?)?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  if (dotted) return joined(dotted[3], Number(dotted[2]), dotted[1]);
  const yearFirst = /^(\d{4})[年/.\s]\s?(\d{1,2})(?:[月/.\s]\s?(\d{1,2})日?|月)?$/.exec(text);
  if (yearFirst) return joined(yearFirst[1], Number(yearFirst[2]), yearFirst[3]);
  return namedMonth(text, locale);
}

/** "12 apr 2031", "april 12, 2031", "april 2031", "12 de abril de 2031". */
function namedMonth(text: string, locale: string): string | undefined {
  const words = text.split(/[\s,./-]+/).filter((word) => word !== '' && word !== 'de' && word !== 'of');
  const year = words.find((word) => /^\d{4}$/.test(word));
  const days = words.filter((word) => /^\d{1,2}(st|nd|rd|th)?$/.test(word));
  const names = words.filter((word) => /^\p{L}[\p{L}\p{M}]*$/u.test(word));
  if (year === undefined || names.length !== 1 || days.length > 1 || words.length !== 2 + days.length) return undefined;
  const month = monthNumber(names[0] ?? '', locale);
  return month === undefined ? undefined : joined(year, month, days[0] && String(Number.parseInt(days[0], 10)));
}

function joined(year: string | undefined, month: number, day: string | undefined): string {
  const two = (value: number | string) => String(value).padStart(2, '0');
  return day === undefined ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`;
}

const monthNames = new Map<string, readonly string[][]>();

/** The month whose name in English or the language begins so, from three letters; undefined when none or several do. */
function monthNumber(word: string, locale: string): number | undefined {
  const tables = [namesOf('en'), namesOf(locale)];
  for (const table of tables) {
    const exact = table.findIndex((names) => names.includes(word));
    if (exact >= 0) return exact + 1;
  }
  for (const table of tables) {
    const begun = table.map((names) => word.length >= 3 && names.some((name) => name.startsWith(word)));
    if (begun.filter(Boolean).length === 1) return begun.indexOf(true) + 1;
  }
  return undefined;
}

function namesOf(locale: string): readonly string[][] {
  let names = monthNames.get(locale);
  if (!names) {
    const formats = (['long', 'short'] as const).flatMap((month) => [
      new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' }),
      new Intl.DateTimeFormat(locale, { month, day: 'numeric', timeZone: 'UTC' }),
    ]);
    names = Array.from({ length: 12 }, (_, month) => {
      const date = Date.UTC(2001, month, 15);
      return formats.map((format) => {
        const part = format.formatToParts(date).find((p) => p.type === 'month');
        return (part?.value ?? '').toLowerCase().replace(/\.$/, '');
      });
    });
    monthNames.set(locale, names);
  }
  return names;
}
