import type { Catalog } from '../../src/catalog/catalog.ts';
import { createSearch } from '../../src/catalog/search.ts';
import { suggestIds } from '../../src/catalog/suggest.ts';
import { UsageError } from './usage.ts';

interface NamedObject {
  readonly id: string;
  readonly name: string;
  readonly aliases?: readonly string[] | undefined;
  readonly designation?: string | undefined;
  readonly naifId?: number | undefined;
}

/**
 * The id a word means: an id as it is, else in other capitals, else a name, alias, designation or NAIF code that only one
 * body or mission bears (told through `say`). @throws UsageError that suggests the nearest ids
 */
export function resolveObjectId(word: string, catalog: Catalog, say: (note: string) => void): string {
  const objects: readonly NamedObject[] = [...catalog.bodies, ...catalog.missions, ...catalog.destinations];
  if (objects.some(({ id }) => id === word)) return word;
  const wanted = plain(word);
  const byId = objects.filter(({ id }) => plain(id) === wanted);
  const matches = byId.length > 0 ? byId : objects.filter((object) => namesOf(object).includes(wanted));
  const [only, ...others] = matches;
  if (only && others.length === 0) {
    say(`"${word}" is taken for ${only.id} (${only.name}).`);
    return only.id;
  }
  if (only) {
    throw new UsageError(`"${word}" can mean several things.`, `Use an id: ${matches.map(({ id }) => id).join(', ')}.`);
  }
  const hint = 'outbound list bodies and outbound list missions show all ids.';
  const near = nearestIds(word, objects, catalog);
  const question = near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`;
  throw new UsageError(`No body or mission has the id "${word}".${question}`, hint);
}

function nearestIds(word: string, objects: readonly NamedObject[], catalog: Catalog): string[] {
  const ids = objects.map(({ id }) => id);
  const found = createSearch(catalog).search(word, { limit: 3, kinds: ['body', 'mission'] });
  return [...new Set([...suggestIds(word, ids), ...found.map(({ id }) => id)])].slice(0, 5);
}

function namesOf({ name, aliases = [], designation, naifId }: NamedObject): string[] {
  const names = [name, ...aliases, ...(designation === undefined ? [] : [designation])].map(plain);
  return naifId === undefined ? names : [...names, String(naifId)];
}

/** Without capitals, accents, spaces and marks: "67P/Churyumov–Gerasimenko" and "67p churyumov gerasimenko" are one. */
function plain(text: string): string {
  const letters = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^\p{Letter}\p{Number}-]/gu, '');
  // A leading minus is part of a NAIF code.
  return (letters.startsWith('-') ? '-' : '') + letters.replaceAll('-', '');
}
