import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { PUBLISHED_SCHEMAS } from '../../src/catalog/data-kinds.ts';

export const SCHEMA_DIRECTORY = join(import.meta.dirname, '../../public/schema');

/** File name → text of every published JSON Schema (draft 2020-12), made from the zod schemas. */
export function schemaTexts(): Map<string, string> {
  return new Map(
    Object.entries(PUBLISHED_SCHEMAS).map(([name, schema]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
      const titled = { $schema, title: `Outbound: ${name.replace('-', ' ')}`, ...rest };
      return [`${name}.schema.json`, `${JSON.stringify(titled, null, 2)}\n`];
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(SCHEMA_DIRECTORY, { recursive: true });
  for (const [name, text] of schemaTexts()) writeFileSync(join(SCHEMA_DIRECTORY, name), text);
  console.log(`${schemaTexts().size} schemas written to public/schema.`);
}
