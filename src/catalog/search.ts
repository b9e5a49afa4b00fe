import MiniSearch from 'minisearch';
import type { Catalog } from './catalog.ts';

export type SearchKind = 'body' | 'mission' | 'agency';

/** One find. The id is unique within its kind. */
export interface SearchHit {
  readonly kind: SearchKind;
  readonly id: string;
  readonly name: string;
  /** Higher is better; comparable within one answer only. */
  readonly score: number;
}

export interface SearchOptions {
  readonly limit?: number;
  readonly kinds?: readonly SearchKind[];
}

/** Finds bodies, missions and agencies by name, alias, designation, agency and destination. */
export interface CatalogSearch {
  /**
   * Best first; empty for an empty query. An id, name or alias written out finds its item before anything else,
   * whatever its capitals, accents, spaces and hyphens; otherwise words may be begun or slightly misspelt.
   */
  search(query: string, options?: SearchOptions): SearchHit[];
}

/** A search over a catalogue. The index is built at the first question (about 20 ms). */
export function createSearch(catalog: Catalog): CatalogSearch {
  let index: SearchIndex | undefined;
  return {
    search(query, options = {}) {
      const wanted = plain(query);
      if (wanted === '') return [];
      index ??= buildIndex(catalog);
      return searchIndex(index, wanted, options);
    },
  };
}

interface SearchEntry {
  /** `kind:id` */
  readonly key: string;
  readonly kind: SearchKind;
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Words by which it is found too, but which are not its name: agencies, destinations, country. */
  readonly related: string;
}

interface SearchIndex {
  readonly entries: ReadonlyMap<string, SearchEntry>;
  readonly words: MiniSearch<SearchEntry>;
  /** Id, name and aliases without spaces → keys, the ones with the stronger claim first. */
  readonly exact: ReadonlyMap<string, readonly string[]>;
}

function buildIndex(catalog: Catalog): SearchIndex {
  const entries = new Map(listEntries(catalog).map((entry) => [entry.key, entry]));
  const words = new MiniSearch<SearchEntry>({
    idField: 'key',
    fields: ['name', 'id', 'aliases', 'related'],
    extractField: (entry, field) => {
      const value = entry[field as keyof SearchEntry];
      return typeof value === 'string' ? value : value.join(' ');
    },
    tokenize: (text) => plain(text).split(' '),
    processTerm: (term) => term || null,
    searchOptions: {
      boost: { name: 4, id: 3, aliases: 2, related: 0.5 },
      prefix: true,
      fuzzy: (term) => (term.length < 4 || /\d/.test(term) ? false : 0.2),
      combineWith: 'AND',
    },
  });
  words.addAll([...entries.values()]);
  const exact = new Map<string, string[]>();
  const claim = (text: string, key: string) => {
    const keys = exact.get(compact(text));
    if (!keys) exact.set(compact(text), [key]);
    else if (!keys.includes(key)) keys.push(key);
  };
  // Ids claim first, then names, then aliases: "psyche" is the asteroid, and its mission comes second.
  for (const entry of entries.values()) claim(entry.id, entry.key);
  for (const entry of entries.values()) claim(entry.name, entry.key);
  for (const entry of entries.values()) for (const alias of entry.aliases) claim(alias, entry.key);
  return { entries, words, exact };
}

function searchIndex(index: SearchIndex, wanted: string, { limit = 20, kinds }: SearchOptions): SearchHit[] {
  const scores = new Map<string, number>();
  for (const { id, score } of index.words.search(wanted)) scores.set(String(id), score);
  const best = Math.max(1, ...scores.values());
  const exact = index.exact.get(compact(wanted)) ?? [];
  exact.forEach((key, rank) => {
    scores.set(key, best * (2 + (exact.length - rank) / exact.length));
  });
  const hits: SearchHit[] = [];
  for (const [key, score] of scores) {
    const entry = index.entries.get(key);
    if (!entry || (kinds && !kinds.includes(entry.kind))) continue;
    hits.push({ kind: entry.kind, id: entry.id, name: entry.name, score });
  }
  return hits.sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1)).slice(0, limit);
}

function listEntries(catalog: Catalog): SearchEntry[] {
  const agencyWords = (id: string) => `${id} ${catalog.agency(id)?.name ?? ''}`;
  const bodies = catalog.bodies.map((body) => {
    const aliases = [...(body.aliases ?? []), ...(body.designation ? [body.designation] : [])];
    return entry('body', body.id, body.name, aliases, '');
  });
  const missions = catalog.missions.map((mission) => {
    const agencies = [mission.leadAgency, ...mission.partners.map((p) => p.agency)].map(agencyWords);
    const targets = mission.destinations.flatMap((id) => catalog.systemsOf(id)).map((id) => catalog.objectName(id));
    return entry('mission', mission.id, mission.name, mission.aliases, [...agencies, ...targets].join(' '));
  });
  const agencies = catalog.agencies.map((agency) =>
    entry('agency', agency.id, agency.name, agency.nativeName ? [agency.nativeName] : [], agency.country),
  );
  return [...bodies, ...missions, ...agencies];
}

function entry(kind: SearchKind, id: string, name: string, aliases: readonly string[], related: string): SearchEntry {
  return { key: `${kind}:${id}`, kind, id, name, aliases, related };
}

/** Lower case, without accents and apostrophes, words separated by single spaces; any script. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`´]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function compact(text: string): string {
  return plain(text).replaceAll(' ', '');
}
