import { readFileSync } from 'node:fs';
import { addSeconds, type EpochTdb, epochFromJdTdb, jdTdbFromEpoch, unixMs } from '../../src/core/time/epoch.ts';
import { epochFromIsoUtc, epochFromJdUtc, IsoDateError } from '../../src/core/time/iso.ts';
import { epochFromUtc, utcFromEpoch } from '../../src/core/time/utc.ts';
import { explainFileError } from './file-errors.ts';
import { UsageError } from './usage.ts';

export const SCALES = ['tdb', 'utc'] as const;
/** What a Julian date given as a number counts in, and the days of a step. A date in ISO form is always UTC. */
export type Scale = (typeof SCALES)[number];

export interface AskedEpoch {
  readonly epoch: EpochTdb;
  readonly jdTdb: number;
}

export interface EpochOptions {
  readonly at: readonly string[];
  readonly atFile?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly step?: string | undefined;
  readonly scale: Scale;
}

/** Epochs in the order asked for, and the interval they lie in (s past J2000 TDB). */
export interface EpochSeries extends Iterable<AskedEpoch> {
  readonly first: number;
  readonly last: number;
}

const FORMS = 'Write 2026-11-22T20:15:00Z (UTC) or a Julian date such as 2461367.5.';
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const LARGEST_JD = 1e9;
const STEP = /^(\d+\.?\d*|\.\d+)\s*(s|m|min|h|d|w|wk)$/;
const UNIT_SECONDS = { s: 1, m: 60, min: 60, h: 3600, d: 86_400, w: 604_800, wk: 604_800 } as const;
const MOST_STEPS = 100_000_000;

/** Whether a word can only be meant as an epoch: ids of bodies and missions never look like this. */
export function looksLikeEpoch(word: string): boolean {
  return NUMBER.test(word) || /^\d{4}-\d{2}-\d{2}/.test(word);
}

/** An epoch from text: ISO date (UTC), or Julian date in `scale`. @throws UsageError */
export function parseEpoch(text: string, scale: Scale): AskedEpoch {
  const word = text.trim();
  if (NUMBER.test(word)) return epochFromNumber(word, scale);
  if (/[+-]\d{2}:?\d{2}$/.test(word) && word.includes('T')) {
    throw new UsageError(`"${word}" carries a time zone; times are read as UTC.`, 'Give the time in UTC, ending in Z.');
  }
  try {
    const epoch = epochFromIsoUtc(word);
    return { epoch, jdTdb: jdTdbFromEpoch(epoch) };
  } catch (error) {
    if (error instanceof IsoDateError) throw new UsageError(`"${word}" is no epoch.`, `${error.message}\n${FORMS}`);
    throw error;
  }
}

function epochFromNumber(word: string, scale: Scale): AskedEpoch {
  const jd = Number(word);
  if (!(Math.abs(jd) <= LARGEST_JD)) {
    throw new UsageError(`"${word}" is too large for a Julian date; today is near 2461000.`, FORMS);
  }
  if (scale === 'tdb') return { epoch: epochFromJdTdb(jd), jdTdb: jd };
  const epoch = epochFromJdUtc(jd);
  return { epoch, jdTdb: jdTdbFromEpoch(epoch) };
}

/** The epochs asked for, in the order given. @throws UsageError when none, or a mixture of the two ways, is given */
export function epochSeries(options: EpochOptions): EpochSeries {
  const { at, atFile, from, to, step, scale } = options;
  const isRange = from !== undefined || to !== undefined || step !== undefined;
  const isList = at.length > 0 || atFile !== undefined;
  if (isRange && isList) {
    throw new UsageError('--at and --at-file cannot be combined with --from, --to and --step.', 'Ask twice.');
  }
  if (!isRange && !isList) {
    throw new UsageError('No time is given.', 'Use --at EPOCH, --at-file FILE, or --from A --to B --step 6h.');
  }
  if (isRange) return rangeSeries(from, to, step, scale);
  const epochs = at.map((text) => parseEpoch(text, scale));
  if (atFile !== undefined) for (const epoch of readEpochFile(atFile, scale)) epochs.push(epoch);
  if (epochs.length === 0) throw new UsageError(`${atFile} holds no epoch.`, 'Write one on each line.');
  const first = epochs.reduce((least, { epoch }) => Math.min(least, epoch), Number.POSITIVE_INFINITY);
  const last = epochs.reduce((most, { epoch }) => Math.max(most, epoch), Number.NEGATIVE_INFINITY);
  return { first, last, [Symbol.iterator]: () => epochs[Symbol.iterator]() };
}

/** One epoch on each line; `#` begins a comment; empty lines do not count. */
function readEpochFile(path: string, scale: Scale): AskedEpoch[] {
  let text: string;
  try {
    // 0 is the standard input: "-" names it, as elsewhere.
    text = readFileSync(path === '-' ? 0 : path, 'utf8');
  } catch (error) {
    throw new UsageError(explainFileError(path, error));
  }
  return text.split(/\r?\n/).flatMap((line, index) => {
    const word = line
      .replace(/^\uFEFF/, '')
      .replace(/#.*$/, '')
      .trim();
    if (word === '') return [];
    try {
      return [parseEpoch(word.slice(0, 80), scale)];
    } catch (error) {
      if (error instanceof UsageError) throw new UsageError(`${path}, line ${index + 1}: ${error.message}`, error.hint);
      throw error;
    }
  });
}

function rangeSeries(
  from: string | undefined,
  to: string | undefined,
  step: string | undefined,
  scale: Scale,
): EpochSeries {
  if (from === undefined || to === undefined || step === undefined) {
    const missing = Object.entries({ from, to, step }).flatMap(([name, value]) =>
      value === undefined ? [`--${name}`] : [],
    );
    throw new UsageError(`A range needs --from, --to and --step; ${missing.join(' and ')} is missing.`);
  }
  const start = parseEpoch(from, scale);
  const end = parseEpoch(to, scale);
  const stepSeconds = parseStep(step);
  if (end.epoch < start.epoch) throw new UsageError(`--to (${to}) lies before --from (${from}).`, 'Exchange them.');
  // Days of UTC are counted without leap seconds, as the calendar does; of TDB they are 86400 s, always.
  const startUtc = utcFromEpoch(start.epoch);
  const spanSeconds = scale === 'utc' ? (utcFromEpoch(end.epoch) - startUtc) / 1000 : end.epoch - start.epoch;
  // The end counts in when it is reached within the rounding of the dates.
  const stepCount = Math.floor(spanSeconds / stepSeconds + 1e-6);
  if (stepCount > MOST_STEPS) {
    throw new UsageError(
      `That would be ${stepCount + 1} epochs, and ${MOST_STEPS} is the most.`,
      'Take a longer --step.',
    );
  }
  const epochOf = (index: number): EpochTdb =>
    scale === 'utc'
      ? epochFromUtc(unixMs(startUtc + index * stepSeconds * 1000))
      : addSeconds(start.epoch, index * stepSeconds);
  return {
    first: start.epoch,
    last: end.epoch,
    *[Symbol.iterator]() {
      yield start;
      for (let index = 1; index <= stepCount; index++) {
        const epoch = epochOf(index);
        yield { epoch, jdTdb: jdTdbFromEpoch(epoch) };
      }
    },
  };
}

/** Seconds of a step such as 90s, 30m, 6h, 1d or 2wk. @throws UsageError */
function parseStep(text: string): number {
  const match = STEP.exec(text.trim().toLowerCase());
  const seconds = match ? Number(match[1]) * UNIT_SECONDS[match[2] as keyof typeof UNIT_SECONDS] : 0;
  if (seconds > 0 && Number.isFinite(seconds)) return seconds;
  throw new UsageError(
    `--step is "${text}", which is no length of time.`,
    'Write a positive number with s, m (minutes), h, d or wk: 90s, 30m, 6h, 1d, 2wk.',
  );
}
