import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import english from '../../data/locales/en.json';
import type { TextTree } from '../../src/i18n/text-key.ts';

const SOURCE = join(import.meta.dirname, '../../src');

it('every English text is asked for somewhere: translators get no dead lines', () => {
  const code = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(SOURCE, name), 'utf8'))
    .join('\n');
  const unused = [...keys(english)].filter((key) => {
    if (code.includes(`'${key}'`)) return false;
    // Keys put together at run time: `status.${mission.status}`, or with a fixed end: `panel.${part}.title`.
    const parts = key.split('.');
    return !parts.some((_, i) => i > 0 && code.includes(`\`${parts.slice(0, i).join('.')}.\${`));
  });
  expect(unused).toEqual([]);
});

function* keys(tree: TextTree, prefix = ''): Generator<string> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') yield prefix + key;
    else yield* keys(value, `${prefix + key}.`);
  }
}
