import { readFileSync, statSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { validateMissionFile } from '../../src/catalog/assemble.ts';
import type { Catalog } from '../../src/catalog/catalog.ts';
import { formatProblem } from '../../src/catalog/problems.ts';
import { readCatalog } from '../catalog/read-data.ts';
import { explainFileError } from './file-errors.ts';
import { parseCommandLine, UsageError } from './usage.ts';

export const VALIDATE_HELP = `outbound validate <file…>

Checks mission files against the schema and the catalogue's ids. A file may lie anywhere; its name is <id>.json.
Prints one line for each problem: file, line and column, field, what is wrong and what would be right.
Exit code: 0 when all files are sound, 1 when there is a problem, 2 when the command was called wrongly.`;

/** A mission file is a few kilobytes: beyond this it is something else. */
const LARGEST_BYTES = 5_000_000;

/** `outbound validate`. @throws UsageError */
export async function runValidate(args: readonly string[], out: Writable): Promise<number> {
  const { positionals: paths } = parseCommandLine('validate', args, {});
  if (paths.length === 0)
    throw new UsageError('No file is named.', 'For example: outbound validate data/missions/juice.json');
  const { catalog } = readCatalog();
  const problems = paths.flatMap((path) => problemsOf(path, catalog));
  for (const line of problems) out.write(`${line}\n`);
  const files = paths.length === 1 ? '1 file' : `${paths.length} files`;
  if (problems.length === 0) out.write(`${files} sound\n`);
  else out.write(`${problems.length === 1 ? '1 problem' : `${problems.length} problems`} in ${files}\n`);
  return problems.length === 0 ? 0 : 1;
}

function problemsOf(path: string, catalog: Catalog): string[] {
  const content = readMissionText(path);
  if ('problem' in content) return [content.problem];
  return validateMissionFile(content.text, path, catalog).map(formatProblem);
}

/** The text of a file, or why it cannot be a mission's. */
function readMissionText(path: string): { readonly text: string } | { readonly problem: string } {
  let bytes: Buffer;
  try {
    const { size } = statSync(path);
    if (size > LARGEST_BYTES) {
      const megabytes = (size / 1e6).toFixed(0);
      return { problem: `${path}: is ${megabytes} MB large; expected one mission, at most ${LARGEST_BYTES / 1e6} MB` };
    }
    bytes = readFileSync(path);
  } catch (error) {
    return { problem: explainFileError(path, error) };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: `${path}: is no text in UTF-8; expected a JSON file saved as UTF-8` };
  }
}
