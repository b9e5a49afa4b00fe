import type { Writable } from 'node:stream';
import type { Trajectory } from '../../src/core/trajectory/segment.ts';
import { loadExplorer, type NodeExplorer } from './load-explorer.ts';
import { resolveObjectId } from './object-id.ts';
import { gapLine, legLines, segmentLine } from './path-text.ts';
import { segmentReport, withDates } from './path-values.ts';
import { oneOf, parseCommandLine, UsageError } from './usage.ts';

export const PATH_HELP = `outbound path <mission…> [--format text|json]

Prints how a mission flies, as solved from its published events: each leg with its dates, launch energy (C3), speeds
relative to the bodies it leaves and reaches, turn at the fly-by against the most its height allows, manoeuvres and
revolutions; each segment of the path with its centre, provenance and accuracy; and why a stretch is missing.

  --format F       text (default) or json: dates in UTC, epochs in seconds past J2000 TDB
Exit code: 0, also for a mission without a path; 2 when something was asked wrongly.`;

const FORMATS = ['text', 'json'] as const;

/** `outbound path`. @throws UsageError */
export async function runPath(args: readonly string[], out: Writable, say: (note: string) => void): Promise<number> {
  const { values, positionals } = parseCommandLine('path', args, { format: { type: 'string', default: 'text' } });
  const format = oneOf('format', values.format, FORMATS);
  if (positionals.length === 0)
    throw new UsageError('No mission is named.', 'For example: outbound path cassini-huygens');
  const explorer = loadExplorer();
  const paths = positionals.map((word) => solved(explorer, resolveObjectId(word, explorer.catalog, say)));
  if (format === 'text') out.write(paths.map((path) => pathText(explorer, path)).join('\n'));
  else
    out.write(
      `${JSON.stringify(
        paths.map((path) => pathJson(explorer, path)),
        null,
        2,
      )}\n`,
    );
  return 0;
}

function solved(explorer: NodeExplorer, id: string): Trajectory {
  const path = explorer.solve(id);
  if (path) return path;
  throw new UsageError(`"${id}" is no mission, so it has no path.`, 'outbound list missions shows all missions.');
}

function pathText({ catalog }: NodeExplorer, { missionId, data, legs, gaps }: Trajectory): string {
  const name = (id: string) => catalog.objectName(id);
  const provenances = [...new Set(data.map(({ provenance }) => provenance))];
  const lines = [
    `${name(missionId)} (${missionId}): ${provenances.length === 0 ? 'no path' : provenances.join(' and ')}`,
    ...(legs.length === 0 ? [] : ['', `Legs: ${legs.length}`, ...legs.flatMap((leg) => legLines(leg, name))]),
    ...(data.length === 0 ? [] : ['', `Segments: ${data.length}`, ...data.map((piece) => segmentLine(piece, name))]),
    ...(gaps.length === 0 ? [] : ['', 'Not solved:', ...gaps.map(gapLine)]),
  ];
  return `${lines.join('\n')}\n`;
}

function pathJson({ catalog }: NodeExplorer, { missionId, data, legs, gaps }: Trajectory) {
  return {
    missionId,
    name: catalog.objectName(missionId),
    legs: legs.map((leg) => ({
      ...withDates(leg),
      ...(leg.manoeuvres ? { manoeuvres: leg.manoeuvres.map(withDates) } : {}),
    })),
    segments: data.map(segmentReport),
    gaps,
  };
}
