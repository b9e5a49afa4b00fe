import { describe, expect, it } from 'vitest';
import { Catalog } from '../../src/catalog/catalog.ts';
import { splitCatalog } from '../../src/catalog/catalog-data.ts';
import { EMPTY_FILTER, filterMissions, isEmptyFilter, type MissionFilter } from '../../src/catalog/filters.ts';
import { unixMs } from '../../src/core/time/epoch.ts';
import { readCatalog } from '../../tools/catalog/read-data.ts';

const { catalog, files } = readCatalog();
const utc = (text: string) => unixMs(Date.parse(text));
const mission = (id: string) => catalog.mission(id)!;
const idsOf = (filter: Partial<MissionFilter>) =>
  filterMissions({ ...EMPTY_FILTER, ...filter }, catalog).map((m) => m.id);

describe('missionSpan', () => {
  it('runs from launch to the last event (Cassini: 15 October 1997 to 15 September 2017)', () => {
    const span = catalog.missionSpan(mission('cassini'));
    expect(new Date(span.startUtc).toISOString()).toBe('1997-10-15T08:43:00.000Z');
    expect(new Date(span.endUtc).toISOString().slice(0, 10)).toBe('2017-09-15');
    expect(span).toMatchObject({ openEnded: false, basis: 'events' });
    expect(span.startUncertainUntil).toBe(span.startUtc);
    expect(span.endUncertainFrom).toBe(span.endUtc);
  });

  it('keeps a launch year a span', () => {
    const span = catalog.missionSpan(mission('vigil'));
    expect(span.startUtc).toBe(utc('2031-01-01T00:00Z'));
    expect(span.startUncertainUntil).toBe(utc('2032-01-01T00:00Z'));
    expect(span.openEnded).toBe(true);
  });

  it('does not end a mission with the landing of its probe', () => {
    const span = catalog.missionSpan(mission('mars-express'));
    expect(span.openEnded).toBe(true);
    expect(span.endUtc).toBeGreaterThanOrEqual(utc('2026-07-01T00:00Z'));
  });

  it('shows what has no date where it was last spoken of', () => {
    const span = catalog.missionSpan(mission('voice'));
    expect(span).toMatchObject({ basis: 'as-of', startUtc: utc('2025-12-01T00:00Z') });
  });

  it('does not start a bar at a milestone in a budget', () => {
    const span = catalog.missionSpan(mission('mars-telecom-network'));
    expect(span.startUtc).toBe(utc('2028-12-01T00:00Z'));
  });
});

describe('activeBetween', () => {
  it('finds who flew at New Year 1986 (Voyagers, Giotto, Vega, the Pioneers)', () => {
    const active = catalog.activeBetween(utc('1986-01-01T00:00Z'), utc('1986-01-02T00:00Z')).map((m) => m.id);
    expect(active).toEqual(
      expect.arrayContaining(['voyager-1', 'voyager-2', 'giotto', 'vega-1', 'vega-2', 'pioneer-10', 'pioneer-11']),
    );
    expect(active).not.toContain('apollo-11');
    expect(active).not.toContain('galileo');
  });
});

describe('eventsOf', () => {
  it('puts the launch first and names the bodies', () => {
    const events = catalog.eventsOf(mission('apollo-11'));
    expect(events.map((e) => `${e.type} ${e.objectName}`)).toEqual([
      'launch Earth',
      'departure Earth',
      'orbit-insertion Moon',
      'landing Moon',
      'ascent Moon',
      'docking Moon',
      'departure Moon',
      'earth-return Earth',
    ]);
    expect(events.every((e) => e.outcome === 'confirmed')).toBe(true);
    expect(catalog.noteOf(events.at(-1)!)).toContain('Pacific');
  });

  it('keeps a milestone before the launch before it', () => {
    expect(catalog.eventsOf(mission('mars-telecom-network')).map((e) => e.type)).toEqual(['other', 'launch']);
  });

  it('says which part does it', () => {
    const landing = catalog.eventsOf(mission('cassini')).find((e) => e.type === 'landing');
    expect(landing).toMatchObject({ part: 'Huygens', bodyId: 'titan', outcome: 'confirmed' });
  });

  it('calls off the plans of a cancelled mission', () => {
    const [pass] = catalog.eventsOf(mission('korea-apophis-probe'));
    expect(pass?.outcome).toBe('called-off');
  });

  it('gives the same list twice', () => {
    expect(catalog.eventsOf(mission('juice'))).toBe(catalog.eventsOf(mission('juice')));
  });
});

describe('filters', () => {
  it('lets all pass when empty', () => {
    expect(isEmptyFilter(EMPTY_FILTER)).toBe(true);
    expect(filterMissions(EMPTY_FILTER, catalog)).toHaveLength(catalog.missions.length);
  });

  it('matches lead and partner agencies', () => {
    expect(idsOf({ agencies: ['JAXA'] })).toEqual(expect.arrayContaining(['mmx', 'bepicolombo', 'hera']));
  });

  it('counts a planet’s moons to the planet, but not the Moon to Earth nor Earth to the Sun', () => {
    expect(idsOf({ destinations: ['mars'] })).toEqual(expect.arrayContaining(['mmx', 'phobos-grunt', 'idefix']));
    expect(idsOf({ destinations: ['jupiter'] })).toContain('europa-clipper');
    expect(idsOf({ destinations: ['didymos'] })).toContain('dart');
    expect(idsOf({ destinations: ['earth'] })).not.toContain('apollo-11');
    expect(idsOf({ destinations: ['sun'] })).not.toContain('curiosity');
    expect(idsOf({ destinations: ['phobos'] })).not.toContain('curiosity');
  });

  it('joins lists with "and", entries with "or"', () => {
    const crewed = idsOf({ crew: 'crewed', destinations: ['moon'], agencies: ['NASA', 'CMSA'] });
    expect(crewed).toEqual(expect.arrayContaining(['apollo-11', 'china-crewed-lunar-landing']));
    for (const id of crewed) expect(mission(id).crew).toBe('crewed');
  });

  it('matches nothing for an id nobody bears', () => {
    expect(idsOf({ destinations: ['vulcan'] })).toEqual([]);
  });
});

describe('details that come later', () => {
  it('answers without them, and with them once they are there', () => {
    const { core, details } = splitCatalog(files);
    const late = new Catalog(structuredClone(core));
    expect(late.detailsOf('cassini')).toBeUndefined();
    expect(late.hasDetails).toBe(false);
    expect(late.eventsOf(late.mission('cassini')!)).toHaveLength(14);
    late.attachDetails(structuredClone(details));
    expect(late.detailsOf('cassini')?.summary).toContain('Saturn');
    expect(late.strategy?.themes).toHaveLength(5);
  });

  it('keeps texts and sources out of the first file', () => {
    const text = JSON.stringify(splitCatalog(files).core);
    expect(
      ['summary', 'sources', 'note', 'objectives', 'scheduleHistory'].filter((key) => text.includes(`"${key}":`)),
    ).toEqual([]);
  });
});
