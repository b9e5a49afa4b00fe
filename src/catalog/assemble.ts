import { Catalog } from './catalog.ts';
import { type CatalogFiles, splitCatalog } from './catalog-data.ts';
import { DATA_KINDS, DATA_SCHEMAS, type DataKind, type DataKinds, kindOfPath } from './data-kinds.ts';
import { deepFreeze } from './deep-freeze.ts';
import { checkMissionReferences, checkMissionRules, type KnownIds } from './mission-rules.ts';
import { type CheckedFile, checkFile, type DataProblem, unknownReference } from './problems.ts';
import { missionSchema } from './schema/mission.ts';

/** A data file as read: its path relative to `data/` with `/` between folders, and its text. */
export interface DataFile {
  readonly path: string;
  readonly text: string;
}

export type AssembleResult =
  | { readonly ok: true; readonly catalog: Catalog; readonly files: CatalogFiles }
  | { readonly ok: false; readonly problems: readonly DataProblem[] };

type CheckedKinds = { [Kind in DataKind]: CheckedFile<DataKinds[Kind]>[] };
type Report = (problem: DataProblem) => void;

/**
 * Builds the catalogue from the texts of all data files, or says everything that is wrong with them: JSON, schema, file
 * names, ids used twice, references, order of events. Pure; never throws on bad data; the result is frozen.
 */
export function assembleCatalog(dataFiles: readonly DataFile[]): AssembleResult {
  const problems: DataProblem[] = [];
  const report: Report = (problem) => problems.push(problem);
  const checked = checkFiles(dataFiles, report);
  checkIds(checked, report);
  checkReferences(checked, knownIdsOf(dataFiles), report);
  const [framework] = checked['strategy/framework.json'];
  const [isecg] = checked['strategy/isecg.json'];
  for (const kind of ['strategy/framework.json', 'strategy/isecg.json'] as const) {
    if (!dataFiles.some(({ path }) => path === kind)) {
      report({ file: kind, path: '', message: 'is missing', expected: 'this file' });
    }
  }
  if (problems.length > 0 || !framework || !isecg) return { ok: false, problems: sortProblems(problems) };
  const files: CatalogFiles = deepFreeze({
    missions: valuesOf(checked.missions),
    bodies: valuesOf(checked.bodies),
    agencies: valuesOf(checked.agencies),
    sites: valuesOf(checked.sites),
    destinations: valuesOf(checked.destinations),
    stories: valuesOf(checked.stories),
    strategy: {
      framework: framework.value,
      isecg: isecg.value,
      themes: valuesOf(checked['strategy/themes']),
      objectives: valuesOf(checked['strategy/objectives']),
      roadmaps: valuesOf(checked['strategy/roadmaps']),
      capabilities: valuesOf(checked['strategy/capabilities']),
      groups: valuesOf(checked['strategy/groups']),
      windows: valuesOf(checked['strategy/windows']),
    },
  });
  const { core, details } = splitCatalog(files);
  return { ok: true, catalog: new Catalog(core, details), files };
}

/**
 * Checks one mission file against the schema and the catalogue's ids, as `outbound validate` and drag-and-drop do. The
 * file may be new or replace the mission of the same id. Never throws; an empty list means the file is sound.
 */
export function validateMissionFile(text: string, fileName: string, catalog: Catalog): DataProblem[] {
  const problems: DataProblem[] = [];
  const report: Report = (problem) => problems.push(problem);
  const bodies = new Set(catalog.bodies.map((b) => b.id));
  const known: KnownIds = {
    missions: new Set(catalog.missions.map((m) => m.id)),
    bodies,
    destinations: new Set([...bodies, ...catalog.destinations.map((d) => d.id)]),
    agencies: new Set(catalog.agencies.map((a) => a.id)),
  };
  const checked = checkFile(fileName, text, missionSchema, report, (unsound) => {
    checkMissionReferences(unsound, known, report);
  });
  if (checked) {
    const { id } = checked.value;
    checkFileName(checked, report);
    if (catalog.body(id) || catalog.destinations.some((d) => d.id === id)) {
      const at = { file: fileName, path: 'id', position: checked.positionOf('id') };
      report({ ...at, message: `"${id}" is the id of a body`, expected: `another id, for example "${id}-spacecraft"` });
    }
    checkMissionRules(checked, { ...known, missions: new Set([...known.missions, id]) }, report);
  }
  return sortProblems(problems);
}

function checkFiles(dataFiles: readonly DataFile[], report: Report): CheckedKinds {
  const checked = Object.fromEntries(DATA_KINDS.map((kind) => [kind, []])) as unknown as CheckedKinds;
  const inOrder = [...dataFiles].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, text } of inOrder) {
    const kind = kindOfPath(path);
    if (kind === undefined) {
      const expected = `a .json file in one of ${DATA_KINDS.filter((k) => !k.endsWith('.json')).join(', ')}`;
      report({ file: path, path: '', message: 'lies in no known folder', expected });
    } else enter(kind, path, text);
  }
  return checked;

  function enter<Kind extends DataKind>(kind: Kind, path: string, text: string): void {
    const file = checkFile<DataKinds[Kind]>(path, text, DATA_SCHEMAS[kind], report);
    if (!file) return;
    checkFileName(file, report);
    checked[kind].push(file);
  }
}

function checkFileName({ file, value, positionOf }: CheckedFile<{ readonly id: string }>, report: Report): void {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  if (name === `${value.id}.json`) return;
  const expected = `the name of the file, "${name.replace(/\.json$/, '')}"`;
  report({ file, path: 'id', message: `is "${value.id}"`, expected, position: positionOf('id') });
}

/** Bodies, missions and destinations share one space of ids: each can be selected, focused and asked for its state. */
function checkIds(checked: CheckedKinds, report: Report): void {
  const owners = new Map<string, string>();
  for (const { file, value, positionOf } of [...checked.bodies, ...checked.destinations, ...checked.missions]) {
    const owner = owners.get(value.id);
    if (owner === undefined) owners.set(value.id, file);
    else {
      const expected = `another id, for example "${value.id}-spacecraft"`;
      report({ file, path: 'id', message: `"${value.id}" is used by ${owner}`, expected, position: positionOf('id') });
    }
  }
}

/** Ids by file name, so that a file with a mistake of its own does not make all references to it fail too. */
function knownIdsOf(dataFiles: readonly DataFile[]): KnownIds {
  const idsIn = (kind: DataKind) =>
    dataFiles.filter(({ path }) => kindOfPath(path) === kind).map(({ path }) => path.slice(kind.length + 1, -5));
  const bodies = idsIn('bodies');
  return {
    missions: new Set(idsIn('missions')),
    bodies: new Set(bodies),
    destinations: new Set([...bodies, ...idsIn('destinations')]),
    agencies: new Set(idsIn('agencies')),
  };
}

function checkReferences(checked: CheckedKinds, known: KnownIds, report: Report): void {
  for (const mission of checked.missions) checkMissionRules(mission, known, report);
  const refer = (from: CheckedFile<unknown>, path: string, kind: string, id: string, ids: ReadonlySet<string>) => {
    const at = { file: from.file, path, position: from.positionOf(path) };
    if (!ids.has(id)) report(unknownReference(at, kind, id, ids));
  };
  for (const body of checked.bodies) {
    const { parent, orbit, orbitAlternatives, orbitPartial, rotation, lagrange, sources } = body.value;
    const keys = new Set(sources.map((source) => source.id));
    if (parent !== null) refer(body, 'parent', 'body', parent, known.bodies);
    if (orbit) refer(body, 'orbit.centre', 'body', orbit.centre, known.bodies);
    if (lagrange) {
      refer(body, 'lagrange.primary', 'body', lagrange.primary, known.bodies);
      refer(body, 'lagrange.secondary', 'body', lagrange.secondary, known.bodies);
    }
    const cited = { orbit, orbitPartial, rotation };
    for (const [path, part] of Object.entries(cited)) {
      if (part) refer(body, `${path}.source`, 'source of this file', part.source, keys);
    }
    orbitAlternatives?.forEach((entry, i) => {
      refer(body, `orbitAlternatives.${i}.source`, 'source of this file', entry.source, keys);
    });
  }
  for (const site of checked.sites) {
    refer(site, 'body', 'body', site.value.body, known.bodies);
    refer(site, 'agency', 'agency', site.value.agency, known.agencies);
    if (site.value.mission) refer(site, 'mission', 'mission', site.value.mission, known.missions);
  }
  const objects = new Set([...known.bodies, ...known.missions]);
  for (const story of checked.stories) {
    story.value.steps.forEach((step, i) => {
      refer(story, `steps.${i}.focus`, 'body or mission', step.focus, objects);
      if (step.select) refer(story, `steps.${i}.select`, 'body or mission', step.select, objects);
      step.filters?.agencies?.forEach((id, j) => {
        refer(story, `steps.${i}.filters.agencies.${j}`, 'agency', id, known.agencies);
      });
      step.filters?.destinations?.forEach((id, j) => {
        refer(story, `steps.${i}.filters.destinations.${j}`, 'body or destination', id, known.destinations);
      });
    });
  }
  for (const capability of checked['strategy/capabilities']) {
    capability.value.providers.forEach((id, i) => {
      refer(capability, `providers.${i}`, 'agency', id, known.agencies);
    });
    capability.value.missions.forEach((id, i) => {
      refer(capability, `missions.${i}`, 'mission', id, known.missions);
    });
  }
  for (const group of checked['strategy/isecg.json']) {
    group.value.members.forEach((id, i) => {
      refer(group, `members.${i}`, 'agency', id, known.agencies);
    });
  }
  for (const framework of checked['strategy/framework.json']) {
    framework.value.foundingAgencies.forEach(({ agency }, i) => {
      refer(framework, `foundingAgencies.${i}.agency`, 'agency', agency, known.agencies);
    });
  }
}

function valuesOf<T extends { readonly id: string }>(files: readonly CheckedFile<T>[]): T[] {
  return files.map(({ value }) => value).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function sortProblems(problems: readonly DataProblem[]): DataProblem[] {
  const line = (p: DataProblem) => p.position?.line ?? 0;
  return [...problems].sort((a, b) => (a.file === b.file ? line(a) - line(b) : a.file < b.file ? -1 : 1));
}
