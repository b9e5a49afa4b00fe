import { describe, expect, it } from 'vitest';
import { createSearch } from '../../src/catalog/search.ts';
import { editDistance, suggestIds } from '../../src/catalog/suggest.ts';
import { ownCatalog } from './fixtures.ts';

const catalog = ownCatalog();
const { search } = createSearch(catalog);
const first = (query: string) => {
  const [hit] = search(query);
  return hit && `${hit.kind} ${hit.id}`;
};

describe('search', () => {
  it('finds every item first by its id', () => {
    const items = [...catalog.bodies, ...catalog.missions, ...catalog.agencies];
    expect(items.filter(({ id }) => search(id)[0]?.id !== id).map(({ id }) => id)).toEqual([]);
  });

  it('finds every item by its name and aliases, before everything that only resembles it', () => {
    for (const item of [...catalog.missions, ...catalog.bodies]) {
      for (const text of [item.name, ...(item.aliases ?? [])]) {
        const ids = search(text, { limit: 4 }).map((hit) => hit.id);
        expect(ids, text).toContain(item.id);
      }
    }
  });

  it.each([
    ['voyager2', 'mission voyager-2'],
    ['VOYAGER 2', 'mission voyager-2'],
    ["Chang'e 5", 'mission change-5'],
    ['chang’e-5', 'mission change-5'],
    ['bepicolmbo', 'mission bepicolombo'],
    ['psyche', 'body psyche'],
    ['67P/Churyumov-Gerasimenko', 'body 67p'],
    ['99942 Apophis', 'body apophis'],
    ['halley', 'body 1p'],
    ['comet-interceptor-b1', 'mission comet-interceptor'],
    ['CNSA', 'agency CNSA'],
    ['  jwst ', 'mission jwst'],
  ])('%j finds %s', (query, expected) => {
    expect(first(query)).toBe(expected);
  });

  it('finds by agency and destination together', () => {
    const ids = search('india venus').map((hit) => hit.id);
    expect(search('isro venus').map((hit) => hit.id)).toContain('shukrayaan');
    expect(ids).toContain('shukrayaan');
  });

  it('keeps to the kinds and the number asked for', () => {
    const hits = search('mars', { kinds: ['mission'], limit: 5 });
    expect(hits).toHaveLength(5);
    expect(hits.every((hit) => hit.kind === 'mission')).toBe(true);
  });

  it.each(['', '   ', '"', '***', '\u0000', 'zzzzqqq'])('answers %j with nothing', (query) => {
    expect(search(query)).toEqual([]);
  });
});

describe('suggestions', () => {
  it.each([
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
    ['mars', 'masr', 1],
    ['mars', 'mars', 0],
  ])('counts the edits from "%s" to "%s": %d', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });

  it('offers the nearest ids, and none when nothing is near', () => {
    const ids = catalog.bodies.map((body) => body.id);
    expect(suggestIds('jupitre', ids)[0]).toBe('jupiter');
    expect(suggestIds('Mars', ids)[0]).toBe('mars');
    expect(suggestIds('xqzw', ids)).toEqual([]);
  });
});
