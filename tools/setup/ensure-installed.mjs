// Runs before `npm start` and `npm test`, on a machine that may have nothing but Node: no import from node_modules here.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OLDEST_NODE = [20, 19];

requireNode();
const reason = reasonToInstall(ROOT);
if (reason !== undefined) install(reason);

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  stop(
    `Outbound needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${process.versions.node} (https://nodejs.org).`,
  );
}

/**
 * Why the dependencies must be installed, or undefined when every package of the lock file is there in its version.
 * Contents are compared rather than times: a checkout sets the lock file's time and changes nothing.
 */
function reasonToInstall(root) {
  const installedPath = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedPath)) return 'the dependencies are not installed yet';
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(installedPath);
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.link) continue;
    const version = installed[path]?.version;
    // Packages for other systems (native binaries) are in the lock file and rightly not on the disk.
    if (version === undefined && (entry.optional || entry.devOptional || entry.peer)) continue;
    if (version !== entry.version) return `${path.replace('node_modules/', '')} ${entry.version} is not installed`;
  }
  return undefined;
}

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
  } catch (error) {
    // An unreadable list of what is installed counts as nothing installed; `npm ci` will name a broken lock file.
    console.error(`${path} cannot be read (${error instanceof Error ? error.message : error}).`);
    return {};
  }
}

function install(why) {
  console.log(`Installing the dependencies (${why}); this takes about a minute …`);
  // No package needs its install script: leaving them out behaves alike on every npm and asks nothing.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const [command, commandArgs] = npm?.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args];
  const result = spawnSync(command, commandArgs, {
    cwd: ROOT,
    stdio: 'inherit',
    // On Windows `npm` is a command file, which only a shell starts.
    shell: command === 'npm' && process.platform === 'win32',
    env: { ...process.env, NODE_ENV: 'development', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  });
  if (result.error) stop(`npm could not be started: ${result.error.message}`);
  if (result.status !== 0) {
    stop(
      '`npm ci` failed; its message is above. Without a network the dependencies cannot be fetched: check it and try again.',
    );
  }
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
