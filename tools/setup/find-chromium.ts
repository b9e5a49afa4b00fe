import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** Where distributions and vendors put a Chromium or Chrome. */
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe')),
];

const DOWNLOAD_LIMIT_MS = 180_000;
const APT_LIMIT_MS = 420_000;

/** What to do where no browser is found and none can be installed. */
export class NoChromiumError extends Error {
  constructor(detail: string) {
    super(
      `${detail}\nThe browser tests need Chromium or Google Chrome, and none was found. Do one of these:\n` +
        '  Debian, Ubuntu:  sudo apt-get install -y chromium\n' +
        '  Fedora:          sudo dnf install -y chromium\n' +
        '  macOS, Windows:  install Google Chrome\n' +
        '  anywhere:        npx playwright-core install --with-deps chromium\n' +
        'or set CHROMIUM_PATH to the browser that is there.',
    );
    this.name = 'NoChromiumError';
  }
}

/**
 * A Chromium that is on this machine: CHROMIUM_PATH, the usual places, Playwright's own download. Undefined when there is
 * none. @throws NoChromiumError when CHROMIUM_PATH names something that cannot be run
 */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    if (isProgram(named)) return named;
    throw new NoChromiumError(`CHROMIUM_PATH is "${named}", which is no program that can be run.`);
  }
  return [...USUAL_PLACES, playwrightPath()].find((path) => path !== undefined && isProgram(path));
}

/** Like `findChromium`, but installs one where there is none. @throws NoChromiumError when that does not work either */
export function ensureChromium(say: (text: string) => void): string {
  const found = findChromium();
  if (found !== undefined) return found;
  const attempts: string[] = [];
  for (const [name, install] of [
    ["Playwright's download", downloadByPlaywright],
    ['apt-get', installByApt],
  ] as const) {
    say(`No Chromium found; trying ${name} …`);
    const failure = install();
    const installed = findChromium();
    if (installed !== undefined) return installed;
    attempts.push(`${name}: ${failure ?? 'brought no browser that can be run.'}`);
  }
  throw new NoChromiumError(attempts.join('\n'));
}

function downloadByPlaywright(): string | undefined {
  const cli = join(import.meta.dirname, '../../node_modules/playwright-core/cli.js');
  return run(process.execPath, [cli, 'install', 'chromium'], DOWNLOAD_LIMIT_MS, {
    PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000',
  });
}

function installByApt(): string | undefined {
  if (!existsSync('/usr/bin/apt-get')) return 'is not on this system.';
  if (process.getuid?.() !== 0) return 'needs to be run as root.';
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  return (
    run('apt-get', ['update', '-qq'], APT_LIMIT_MS, quiet) ??
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], APT_LIMIT_MS, quiet)
  );
}

/** Runs a program to its end; answers what went wrong, in one line. */
function run(program: string, args: string[], limitMs: number, env: Record<string, string>): string | undefined {
  const result = spawnSync(program, args, {
    timeout: limitMs,
    killSignal: 'SIGKILL',
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (result.error) return result.error.message;
  if (result.status === 0) return undefined;
  const lines = `${result.stdout}\n${result.stderr}`.split('\n').filter((line) => line.trim() !== '');
  return lines.find((line) => /error|failed/i.test(line))?.trim() ?? `ended with code ${result.status}.`;
}

/** Where Playwright keeps its own Chromium, when it has a build for this system at all. */
function playwrightPath(): string | undefined {
  try {
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
