import type { Writable } from 'node:stream';
import { ROOT_ID } from '../../src/core/ephemeris/almanac.ts';
import { stateVector } from '../../src/core/ephemeris/source.ts';
import { eclipticFromIcrf } from '../../src/core/frames/frames.ts';
import { vec3 } from '../../src/core/math/vec3.ts';
import { accuracyBetween } from './accuracy.ts';
import { type AskedEpoch, epochSeries, looksLikeEpoch, SCALES, type Scale } from './epochs.ts';
import { loadExplorer, type NodeExplorer } from './load-explorer.ts';
import { resolveObjectId } from './object-id.ts';
import { type Cell, FORMATS, TableWriter } from './table-writer.ts';
import { oneOf, parseCommandLine, UsageError } from './usage.ts';

export const STATE_HELP = `outbound state <id…> --at EPOCH… | --at-file FILE | --from A --to B --step 6h [options]

Prints where bodies and missions are: geometric position and velocity, in km and km/s.

  <id…>            ids of bodies or missions (outbound list bodies, outbound list missions)
  --at EPOCH…      ISO date in UTC (2026-11-22 or 2026-11-22T20:15:00Z) or Julian date; may be repeated
  --at-file FILE   one epoch on each line; # begins a comment; - is the standard input
  --from A --to B --step S
                   every S from A to B, both included; S as 90s, 30m, 6h, 1d, 2wk
  --centre ID      what the position is relative to (default sun); a body, barycentre or mission
  --frame F        icrf (default): equator and equinox of J2000; ecliptic: ecliptic and equinox of J2000
  --scale S        tdb (default) or utc: what a Julian date is counted in, and the days of --step;
                   an ISO date is always UTC, and the column jd_tdb is always TDB
  --format F       csv (default) or json

Columns: id, centre, frame, scale, jd_tdb, x_km, y_km, z_km, vx_km_s, vy_km_s, vz_km_s, provenance, accuracy_km.
A row outside the data has "no-data" in provenance and no numbers. accuracy_km is the error to expect at worst.
Exit code: 0, also with rows without data; 2 when something was asked wrongly.`;

const COLUMNS = [
  'id',
  'centre',
  'frame',
  'scale',
  'jd_tdb',
  'x_km',
  'y_km',
  'z_km',
  'vx_km_s',
  'vy_km_s',
  'vz_km_s',
  'provenance',
  'accuracy_km',
] as const;

const FRAMES = ['icrf', 'ecliptic'] as const;
type Frame = (typeof FRAMES)[number];

const OPTIONS = {
  at: { type: 'string', multiple: true },
  'at-file': { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  step: { type: 'string' },
  centre: { type: 'string', default: 'sun' },
  frame: { type: 'string', default: 'icrf' },
  scale: { type: 'string', default: 'tdb' },
  format: { type: 'string', default: 'csv' },
} as const;

interface Question {
  readonly centreId: string;
  readonly frame: Frame;
  readonly scale: Scale;
}

/** `outbound state`. @throws UsageError */
export async function runState(args: readonly string[], out: Writable, say: (note: string) => void): Promise<number> {
  const { values, positionals, tokens } = parseCommandLine('state', args, OPTIONS);
  const frame = oneOf('frame', values.frame, FRAMES);
  const scale = oneOf('scale', values.scale, SCALES);
  const format = oneOf('format', values.format, FORMATS);
  const { words, at } = divideWords(tokens, positionals, values.at ?? []);
  if (words.length === 0)
    throw new UsageError('No body or mission is named.', 'For example: outbound state mars --at 2026-11-22');
  const { from, to, step } = values;
  const epochs = epochSeries({ at, atFile: values['at-file'], from, to, step, scale });
  const explorer = loadExplorer();
  const ids = words.map((word) => resolveObjectId(word, explorer.catalog, say));
  const centreId = resolveObjectId(values.centre, explorer.catalog, say);
  prepare(explorer, [...ids, centreId], epochs.first, epochs.last);
  const table = new TableWriter(COLUMNS, format, out);
  const question = { centreId, frame, scale };
  for (const id of ids) for (const asked of epochs) await table.row(stateRow(explorer, id, asked, question));
  await table.end();
  return 0;
}

/** `--at A B` means two epochs: a word after --at that can only be an epoch is no id. */
function divideWords(
  tokens: readonly { kind: string; name?: string; value?: string | boolean | undefined }[],
  positionals: readonly string[],
  at: readonly string[],
): { words: string[]; at: string[] } {
  if (at.length === 0) return { words: [...positionals], at: [] };
  const words: string[] = [];
  const epochs: string[] = [];
  let isAfterAt = false;
  for (const { kind, name, value } of tokens) {
    if (kind === 'option') isAfterAt = name === 'at';
    if (typeof value !== 'string') continue;
    if (kind === 'option' && name === 'at') epochs.push(value);
    else if (kind === 'positional' && isAfterAt && looksLikeEpoch(value)) epochs.push(value);
    else if (kind === 'positional') words.push(value);
  }
  return { words, at: epochs };
}

/** Reads the ephemeris of the interval and solves the missions asked for. */
function prepare(explorer: NodeExplorer, ids: readonly string[], first: number, last: number): void {
  explorer.loadBetween(first, last);
  for (const id of ids) explorer.solve(id);
}

const state = stateVector();
const eclipticPosition = vec3<'EclipticJ2000'>();
const eclipticVelocity = vec3<'EclipticJ2000'>();

function stateRow({ almanac }: NodeExplorer, id: string, asked: AskedEpoch, question: Question): Cell[] {
  const { centreId, frame, scale } = question;
  const { epoch, jdTdb } = asked;
  const isKnown = (object: string) => object === ROOT_ID || almanac.has(object);
  const head: Cell[] = [id, centreId, frame, scale, jdTdb];
  if (!isKnown(id) || !isKnown(centreId) || !almanac.stateInto(state, id, centreId, epoch)) {
    return [...head, undefined, undefined, undefined, undefined, undefined, undefined, 'no-data', undefined];
  }
  const isEcliptic = frame === 'ecliptic';
  const r = isEcliptic ? eclipticFromIcrf(eclipticPosition, state.positionKm) : state.positionKm;
  const v = isEcliptic ? eclipticFromIcrf(eclipticVelocity, state.velocityKmS) : state.velocityKmS;
  const provenance = id === ROOT_ID ? 'derived-point' : (almanac.sourceAt(id, epoch)?.provenance ?? 'no-data');
  return [...head, r.x, r.y, r.z, v.x, v.y, v.z, provenance, accuracyBetween(almanac, id, centreId, epoch)];
}
