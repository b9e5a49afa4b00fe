import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AssembleResult, assembleCatalog, type DataFile } from '../../src/catalog/assemble.ts';
import { DATA_KINDS } from '../../src/catalog/data-kinds.ts';
import { formatProblem } from '../../src/catalog/problems.ts';

/** The project's own data folder. */
export const DATA_DIRECTORY = join(import.meta.dirname, '../../data');

/** Reads every catalogue file under a data folder; paths come back relative to it, with `/`. Other folders are left alone. */
export function readDataFiles(directory: string = DATA_DIRECTORY): DataFile[] {
  return DATA_KINDS.flatMap((kind) => {
    if (kind.endsWith('.json')) return readIfThere(directory, kind);
    return namesIn(join(directory, kind)).flatMap((name) => readIfThere(directory, `${kind}/${name}`));
  });
}

/** The data are wrong; the message lists every problem with file, field and what would be right. */
export class DataError extends Error {
  constructor(readonly problems: readonly string[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    super(`${count} in data/:\n${problems.map((line) => `  data/${line}`).join('\n')}`);
    this.name = 'DataError';
  }
}

/** The catalogue of a data folder, complete. @throws DataError */
export function readCatalog(directory: string = DATA_DIRECTORY): Extract<AssembleResult, { ok: true }> {
  const result = assembleCatalog(readDataFiles(directory));
  if (!result.ok) throw new DataError(result.problems.map(formatProblem));
  return result;
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
      .map((entry) => entry.name);
  } catch {
    return [];
  }
}

function readIfThere(directory: string, path: string): DataFile[] {
  try {
    return [{ path, text: readFileSync(join(directory, path), 'utf8') }];
  } catch {
    return [];
  }
}
