import type { Catalog } from '../../catalog/catalog.ts';
import { type CatalogSearch, createSearch, type SearchHit, type SearchKind } from '../../catalog/search.ts';

/** A result as the list shows it. */
export interface Hit extends Pick<SearchHit, 'kind' | 'id' | 'name'> {
  /** Unique over kinds: a body and a mission may bear one name. */
  readonly key: string;
}

/** Results of one kind, best first. */
export interface HitGroup {
  readonly kind: SearchKind;
  readonly hits: readonly Hit[];
}

const GROUP_LIMIT = 8;
/** What the empty field offers: places people ask for, flights in the news, and who flies them. */
const SUGGESTED: readonly (readonly [SearchKind, readonly string[]])[] = [
  ['body', ['mars', 'moon', 'europa', 'apophis']],
  ['mission', ['artemis-ii', 'juice', 'tianwen-3', 'mmx', 'voyager-1']],
  ['agency', ['ESA', 'JAXA', 'ISRO', 'CNSA']],
];

const searches = new WeakMap<Catalog, CatalogSearch>();

/** Results by kind: first the kind whose name was typed or begun, else places, missions, agencies. */
export function searchCatalog(catalog: Catalog, query: string): readonly HitGroup[] {
  let search = searches.get(catalog);
  if (!search) {
    search = createSearch(catalog);
    searches.set(catalog, search);
  }
  const found = search.search(query, { limit: 80 });
  const nearness = (hit: SearchHit) => nearnessOf(hit, query, catalog);
  return KINDS.map((kind) => found.filter((hit) => hit.kind === kind).toSorted((a, b) => nearness(b) - nearness(a)))
    .filter((hits) => hits.length > 0)
    .toSorted(([a], [b]) => (b ? nearness(b) : 0) - (a ? nearness(a) : 0))
    .map((hits) => ({ kind: hits[0]?.kind ?? 'body', hits: hits.slice(0, GROUP_LIMIT).map(toHit) }));
}

const KINDS: readonly SearchKind[] = ['body', 'mission', 'agency'];

/** How well a name answers what is typed so far: 2 written out, 1 begun, 0 found by other words; centres of mass last. */
function nearnessOf(hit: SearchHit, query: string, catalog: Catalog): number {
  if (hit.kind === 'body' && catalog.body(hit.id)?.kind === 'barycentre') return -1;
  const wanted = query.trim().toLowerCase();
  const names = [hit.name.toLowerCase(), hit.id.toLowerCase()];
  if (names.includes(wanted)) return 2;
  return names.some((name) => name.startsWith(wanted)) ? 1 : 0;
}

/** What to try before anything is typed. */
export function suggestedHits(catalog: Catalog): readonly HitGroup[] {
  return SUGGESTED.map(([kind, ids]) => ({
    kind,
    hits: ids.flatMap((id) => {
      const name = nameOf(catalog, kind, id);
      return name === undefined ? [] : [toHit({ kind, id, name })];
    }),
  })).filter((group) => group.hits.length > 0);
}

function toHit({ kind, id, name }: Omit<Hit, 'key'>): Hit {
  return { key: `${kind}:${id}`, kind, id, name };
}

function nameOf(catalog: Catalog, kind: SearchKind, id: string): string | undefined {
  if (kind === 'body') return catalog.body(id)?.name;
  return kind === 'mission' ? catalog.mission(id)?.name : catalog.agency(id)?.name;
}
