import { type AssembleResult, assembleCatalog, type DataFile } from '../../src/catalog/assemble.ts';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { type DataProblem, formatProblem } from '../../src/catalog/problems.ts';
import { readDataFiles } from '../../tools/catalog/read-data.ts';

/** A sound mission file that tests change. */
export function soundMission(): Record<string, unknown> {
  return {
    id: 'test-probe',
    name: 'Test Probe',
    aliases: ['TP-1'],
    leadAgency: 'ESA',
    partners: [{ agency: 'JAXA', role: 'camera' }],
    crew: 'robotic',
    classes: ['orbiter'],
    status: 'in-development',
    destinations: ['mars'],
    launch: { date: '2031-Q1', planned: true },
    events: [{ type: 'orbit-insertion', body: 'mars', date: '2031-11', until: '2032', planned: true }],
    summary: 'A probe that exists in tests only.',
    objectives: ['Be checked'],
    themes: ['new-knowledge'],
    sources: [{ url: 'https://example.org/probe', title: 'A page' }],
    asOf: '2026-09',
    confidence: 'medium',
  };
}

const dataFiles = readDataFiles();

/** The project's data with some files put in place of, or beside, its own. */
export function assembleWith(...changed: readonly DataFile[]): AssembleResult {
  const replaced = new Set(changed.map((file) => file.path));
  return assembleCatalog([...dataFiles.filter((file) => !replaced.has(file.path)), ...changed]);
}

/** The catalogue of the project's own data. */
export function ownCatalog(): Catalog {
  const result = assembleCatalog(dataFiles);
  if (!result.ok) throw new Error(result.problems.map(formatProblem).join('\n'));
  return result.catalog;
}

/** "path: message" of each problem. */
export function told(problems: readonly DataProblem[]): string[] {
  return problems.map(({ path, message }) => `${path}: ${message}`);
}
