import type { Writable } from 'node:stream';
import type { CatalogMission } from '../../src/catalog/catalog.ts';
import { trajectoryPlanOf } from '../../src/catalog/trajectory-plan.ts';
import { unixMs } from '../../src/core/time/epoch.ts';
import { epochFromIsoUtc } from '../../src/core/time/iso.ts';
import { epochFromUtc } from '../../src/core/time/utc.ts';
import { auditTrajectory, type Finding } from '../../src/core/trajectory/audit.ts';
import { bakeTrajectories } from '../trajectory/bake-trajectories.ts';
import { summarise, summaryText } from './coverage-summary.ts';
import { loadExplorer, type NodeExplorer } from './load-explorer.ts';
import { resolveObjectId } from './object-id.ts';
import { dayAndTime, withDates } from './path-values.ts';
import { oneOf, parseCommandLine, UsageError } from './usage.ts';

export const AUDIT_HELP = `outbound audit [mission…] [--now DATE] [--summary] [--format text|json]

Lists what cannot be flown, or what the data should say better: impossible dates, fly-bys that turn farther than their
height allows, speeds in and out that differ by more than 1 km/s, large manoeuvres, orbits whose figures contradict each
other, planned events that are overdue, targets without a position, missions without a path. Without ids: the whole
catalogue.
A finding is explained by an entry of "pathNotes" in the mission's file, with the finding and the explanation.

  --summary        how many missions have a path, how their way to the target is known, and which are not reconstructed
  --now DATE       the day for which events are overdue (ISO, UTC); default today
  --format F       text (default) or json
Exit code: 0 when nothing is found or all findings are explained, 1 otherwise; 2 when something was asked wrongly.`;

const FORMATS = ['text', 'json'] as const;

interface AuditedFinding extends Finding {
  readonly missionId: string;
  /** Why it is so, from the mission's file; null: nobody has said. */
  readonly explanation: string | null;
}

/** `outbound audit`. @throws UsageError */
export async function runAudit(args: readonly string[], out: Writable, say: (note: string) => void): Promise<number> {
  const options = {
    format: { type: 'string', default: 'text' },
    now: { type: 'string' },
    summary: { type: 'boolean' },
  } as const;
  const { values, positionals } = parseCommandLine('audit', args, options);
  const format = oneOf('format', values.format, FORMATS);
  const now = values.now === undefined ? epochFromUtc(unixMs(Date.now())) : parseNow(values.now);
  const explorer = loadExplorer();
  const missions = await asked(explorer, positionals, say);
  if (values.summary) {
    const summary = summarise(explorer, missions);
    out.write(format === 'json' ? `${JSON.stringify(summary, null, 2)}\n` : summaryText(summary));
    return 0;
  }
  const findings = missions.flatMap((mission) => findingsOf(explorer, mission, now));
  if (format === 'json') out.write(`${JSON.stringify(findings.map(withDates), null, 2)}\n`);
  else out.write(auditText(findings, missions.length));
  return findings.every(({ explanation }) => explanation !== null) ? 0 : 1;
}

function parseNow(text: string): number {
  try {
    return epochFromIsoUtc(text);
  } catch (error) {
    throw new UsageError(`--now: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function asked(explorer: NodeExplorer, words: readonly string[], say: (note: string) => void) {
  const { catalog } = explorer;
  if (words.length === 0) {
    // All at once and on all cores; the explorer then finds the paths in the cache.
    await bakeTrajectories();
    return catalog.missions;
  }
  return words.map((word) => {
    const id = resolveObjectId(word, catalog, say);
    const mission = catalog.mission(id);
    if (!mission) throw new UsageError(`"${id}" is no mission.`, 'outbound list missions shows all missions.');
    return mission;
  });
}

function findingsOf(explorer: NodeExplorer, mission: CatalogMission, now: number): AuditedFinding[] {
  const trajectory = explorer.solve(mission.id);
  if (!trajectory) return [];
  const notes = explorer.catalog.detailsOf(mission.id)?.pathNotes ?? [];
  return auditTrajectory(trajectoryPlanOf(mission, explorer.catalog), trajectory, { now }).map((finding) => {
    const note = notes.find((n) => n.finding === finding.kind && (n.where === undefined || n.where === finding.where));
    return { missionId: mission.id, ...finding, explanation: note?.explanation ?? null };
  });
}

function auditText(findings: readonly AuditedFinding[], missionCount: number): string {
  const lines = findings.map(({ missionId, kind, where, epoch, message, explanation }) => {
    const when = epoch === undefined ? '' : `, ${dayAndTime(epoch)}`;
    const head = `${missionId}: ${kind} (${where}${when}): ${message}`;
    return explanation === null ? head : `${head}\n  explained: ${explanation}`;
  });
  const open = findings.filter(({ explanation }) => explanation === null).length;
  const missions = missionCount === 1 ? '1 mission' : `${missionCount} missions`;
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings`;
  return `${[...lines, `${count} in ${missions}, ${open} not explained`].join('\n')}\n`;
}
