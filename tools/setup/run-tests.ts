import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, PAGE_UNDER_TEST } from '../serve/build.ts';
import { ensureChromium } from './find-chromium.ts';

const ROOT = join(import.meta.dirname, '../..');
const REPORTS = join(ROOT, '.cache/test-reports');
const BIN = join(ROOT, 'node_modules/.bin');

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** What a reader of the summary should know besides the numbers. */
  readonly note?: string;
}

interface Step {
  readonly name: string;
  run(): Promise<Outcome>;
}

let chromiumPath: string | undefined;

const STEPS: readonly Step[] = [
  { name: 'types', run: () => runProgram('tsc', ['-p', '.']) },
  { name: 'lint', run: () => runProgram('biome', ['check', '--error-on-warnings', '.']) },
  {
    name: 'layers',
    run: () => runProgram('depcruise', ['--config', '.dependency-cruiser.cjs', 'src', 'tools', 'tests']),
  },
  { name: 'unit, data and reference tests', run: () => runVitest('unit') },
  { name: 'build', run: buildPage },
  { name: 'Chromium', run: findBrowser },
  { name: 'browser tests', run: () => runVitest('browser') },
];

/** Runs every step, also after one has failed, and ends with the one line a machine reads. */
async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const steps = wanted.length === 0 ? STEPS : STEPS.filter((step) => wanted.some((word) => step.name.includes(word)));
  if (steps.length === 0) throw new Error(`No step is called so; there are: ${STEPS.map((s) => s.name).join(', ')}.`);
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const rows: { name: string; outcome: Outcome; seconds: number }[] = [];
  for (const { name, run } of steps) {
    console.log(`\n=== ${name}`);
    const startMs = performance.now();
    const outcome = await run().catch((error: unknown): Outcome => {
      const note = error instanceof Error ? error.message : String(error);
      console.error(note);
      return { passed: 0, failed: 1, note };
    });
    rows.push({ name, outcome, seconds: (performance.now() - startMs) / 1000 });
  }
  console.log('\n=== summary');
  for (const { name, outcome, seconds } of rows) {
    const verdict = outcome.failed === 0 ? 'ok    ' : 'FAILED';
    const counts = `${outcome.passed} passed, ${outcome.failed} failed`;
    const note = outcome.note === undefined ? '' : `  ${outcome.note.split('\n')[0]}`;
    console.log(`${verdict} ${name.padEnd(32)} ${counts.padEnd(26)} ${seconds.toFixed(1).padStart(6)} s${note}`);
  }
  const passed = rows.reduce((sum, row) => sum + row.outcome.passed, 0);
  const failed = rows.reduce((sum, row) => sum + row.outcome.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

async function runProgram(name: string, args: readonly string[]): Promise<Outcome> {
  const code = await spawnShown(name, args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function buildPage(): Promise<Outcome> {
  await ensureBuilt((text) => console.log(text), PAGE_UNDER_TEST);
  return { passed: 1, failed: 0 };
}

async function findBrowser(): Promise<Outcome> {
  chromiumPath = ensureChromium((text) => console.log(text));
  console.log(chromiumPath);
  return { passed: 1, failed: 0 };
}

/** One project of vitest; a skipped test counts as failed, so that none is skipped in silence. */
async function runVitest(project: 'unit' | 'browser'): Promise<Outcome> {
  const report = join(REPORTS, `${project}.json`);
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await spawnShown('vitest', args);
  const result = readReport(report);
  const skipped = result.numPendingTests + result.numTodoTests;
  // A file that does not even load has no test to count, but a suite that failed.
  const isBrokenBesidesTests = code !== 0 && result.numFailedTests === 0;
  const failed = result.numFailedTests + skipped + (isBrokenBesidesTests ? Math.max(1, result.numFailedTestSuites) : 0);
  const notes = [
    ...(skipped > 0 ? [`${skipped} skipped, which counts as failed`] : []),
    ...(isBrokenBesidesTests ? ['a test file or its set-up did not run'] : []),
  ];
  return { passed: result.numPassedTests, failed, ...(notes.length > 0 ? { note: notes.join('; ') } : {}) };
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numFailedTestSuites: number;
}

function readReport(path: string): VitestReport {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as VitestReport;
  } catch {
    throw new Error('vitest ended without a report; its message is above.');
  }
}

/** Runs a program of node_modules with its output shown as it comes; answers its exit code. */
function spawnShown(name: string, args: readonly string[]): Promise<number> {
  const isWindows = process.platform === 'win32';
  return new Promise((resolve, reject) => {
    const child = spawn(join(BIN, isWindows ? `${name}.cmd` : name), args, {
      cwd: ROOT,
      stdio: 'inherit',
      shell: isWindows,
      env: { ...process.env, ...(chromiumPath === undefined ? {} : { CHROMIUM_PATH: chromiumPath }) },
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
