import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assembleCatalog } from '../../src/catalog/assemble.ts';
import { kindOfPath } from '../../src/catalog/data-kinds.ts';
import { formatProblem } from '../../src/catalog/problems.ts';
import { createSearch } from '../../src/catalog/search.ts';
import { SCHEMA_DIRECTORY, schemaTexts } from '../../tools/catalog/publish-schemas.ts';
import { readCatalog, readDataFiles } from '../../tools/catalog/read-data.ts';
import expected from './expected-ids.json' with { type: 'json' };

const dataFiles = readDataFiles();

describe('data/', () => {
  it('has no problem in any file', () => {
    const result = assembleCatalog(dataFiles);
    expect(result.ok ? [] : result.problems.map(formatProblem)).toEqual([]);
  });

  it('is Unicode NFC with straight line ends and a final newline', () => {
    const odd = dataFiles.filter(
      ({ text }) => text !== text.normalize('NFC') || text.includes('\r') || !text.endsWith('}\n'),
    );
    expect(odd.map((file) => file.path)).toEqual([]);
  });

  it('points every file to a schema that is published', () => {
    const published = schemaTexts();
    const wrong = dataFiles.filter(({ path, text }) => {
      const { $schema = '' } = JSON.parse(text) as { $schema?: string };
      const depth = path.split('/').length;
      const prefix = `${'../'.repeat(depth)}public/schema/`;
      return !$schema.startsWith(prefix) || !published.has($schema.slice(prefix.length));
    });
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  it('belongs to known kinds only', () => {
    expect(dataFiles.filter(({ path }) => kindOfPath(path) === undefined)).toEqual([]);
  });
});

describe('public/schema', () => {
  it.each([...schemaTexts()])('%s is current (npm run schema)', (name, text) => {
    expect(readFileSync(join(SCHEMA_DIRECTORY, name), 'utf8')).toBe(text);
  });
});

describe('the catalogue against what was researched', () => {
  const { catalog, files } = readCatalog();
  const search = createSearch(catalog);

  it('finds every researched mission by its id', () => {
    const missing = expected.missions.filter((id) => {
      const named = catalog.mission(id) ?? catalog.mission(`${id}-spacecraft`);
      const merged = catalog.missions.find((mission) => mission.aliases.includes(id));
      const wanted = named ?? merged;
      return !wanted || !search.search(id).some((hit) => hit.kind === 'mission' && hit.id === wanted.id);
    });
    expect(missing).toEqual([]);
  });

  it('holds every researched body, agency and site', () => {
    expect(expected.bodies.filter((id) => !catalog.body(id))).toEqual([]);
    expect(expected.agencies.filter((id) => !catalog.agency(id))).toEqual([]);
    const sites = new Set(catalog.sites.map((site) => site.id));
    expect(expected.sites.filter((id) => !sites.has(id))).toEqual([]);
  });

  it('resolves the names that missions used for small bodies', () => {
    const aliases = new Set(catalog.bodies.flatMap((body) => body.aliases ?? []));
    expect(expected.bodyAliases.filter((alias) => !aliases.has(alias))).toEqual([]);
  });

  it('has the barycentres by NAIF code', () => {
    const codes = catalog.bodies.filter((body) => body.kind === 'barycentre').map((body) => [body.naifId, body.id]);
    expect(codes.sort((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
      [0, 'solar-system-barycenter'],
      [1, 'mercury-barycenter'],
      [2, 'venus-barycenter'],
      [3, 'earth-moon-barycenter'],
      [4, 'mars-barycenter'],
      [5, 'jupiter-barycenter'],
      [6, 'saturn-barycenter'],
      [7, 'uranus-barycenter'],
      [8, 'neptune-barycenter'],
      [9, 'pluto-barycenter'],
    ]);
  });

  it('gives missions that share a name with a body an id of their own', () => {
    for (const name of ['psyche', 'juno', 'ariel']) {
      expect(catalog.body(name)).toBeDefined();
      expect(catalog.mission(`${name}-spacecraft`)).toBeDefined();
    }
  });

  it('gives every mission a bar, a summary, a theme and events that say how sure they are', () => {
    for (const mission of catalog.missions) {
      const span = catalog.missionSpan(mission);
      expect(span.endUtc, mission.id).toBeGreaterThan(span.startUtc);
      expect(span.startUncertainUntil, mission.id).toBeGreaterThanOrEqual(span.startUtc);
      expect(span.endUncertainFrom, mission.id).toBeLessThanOrEqual(span.endUtc);
      expect(catalog.detailsOf(mission.id)?.summary.length, mission.id).toBeGreaterThan(60);
      for (const event of catalog.eventsOf(mission)) expect(event.instantUtc).toBeGreaterThanOrEqual(event.startUtc);
    }
  });

  it('never tells an event after the newest facts as done', () => {
    const today = Date.UTC(2026, 10, 1);
    const told = catalog.missions
      .flatMap((mission) => catalog.eventsOf(mission))
      .filter((event) => event.outcome === 'confirmed' && event.startUtc >= today);
    expect(told.map((event) => `${event.missionId} ${event.date}`)).toEqual([]);
  });

  it.each([
    ['mmx', 'launch'],
    ['bepicolombo', 'orbit-insertion'],
    ['hera', 'rendezvous'],
    ['roman', 'launch'],
    ['griffin-1', 'launch'],
    ['mengzhou-1', 'launch'],
  ])('marks what was not seen to happen: %s %s', (id, type) => {
    const mission = catalog.mission(id);
    const event = mission && catalog.eventsOf(mission).find((e) => e.type === type);
    expect(event?.outcome).toBe('planned');
  });

  it('marks both of ESCAPADE’s Earth passes and Europa Clipper’s as planned', () => {
    for (const [id, year] of [
      ['escapade', '2026'],
      ['europa-clipper', '2026'],
      ['juice', '2026'],
    ] as const) {
      const passes = catalog
        .eventsOf(catalog.mission(id)!)
        .filter((e) => e.bodyId === 'earth' && e.date.startsWith(year));
      expect(passes.length, id).toBeGreaterThan(0);
      for (const pass of passes) expect(pass.outcome, id).toBe('planned');
    }
  });

  it('leaves unknown coordinates out', () => {
    const unknown = files.sites.filter((site) => site.latDeg === undefined).map((site) => site.id);
    expect(unknown).toEqual(
      expect.arrayContaining([
        'viper-site',
        'griffin-1-site',
        'lupex-site',
        'change-8-site',
        'philae',
        'artemis-region-haworth',
      ]),
    );
    expect(unknown).toHaveLength(20);
  });
});
