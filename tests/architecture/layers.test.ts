import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type IConfiguration } from 'dependency-cruiser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const { options, ...ruleSet } = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as IConfiguration;

/** Names of the rules that the project in `baseDir` breaks. */
async function brokenRules(baseDir: string, folders: string[]): Promise<string[]> {
  const result = await cruise(folders, {
    ...options,
    baseDir,
    tsConfig: { fileName: join(ROOT, 'tsconfig.json') },
    validate: true,
    ruleSet,
  });
  if (typeof result.output === 'string') throw new Error('The cruise answered with text instead of a result.');
  return [...new Set(result.output.summary.violations.map((violation) => violation.rule.name))].sort();
}

describe('the rules catch an import in the wrong direction', () => {
  let project: string;
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'layers-'));
    for (const layer of ['core', 'catalog', 'state', 'i18n', 'scene', 'ui', 'modes', 'app']) {
      write(`src/${layer}/target.ts`, 'export const target = 1;\n');
    }
    write('data/bodies/mars.json', '{}\n');
  });
  afterEach(() => rmSync(project, { recursive: true, force: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }

  const order = ['core', 'catalog', 'state', 'scene', 'modes', 'app'];
  const upward = order.flatMap((from, i) => order.slice(i + 1).map((to) => [from, to] as const));
  it.each([...upward, ['scene', 'ui'] as const, ['ui', 'scene'] as const, ['state', 'i18n'] as const])(
    '%s must not import %s',
    async (from, to) => {
      write(`src/${from}/source.ts`, `import { target } from '../${to}/target.ts';\nexport const source = target;\n`);
      expect(await brokenRules(project, ['src'])).toEqual([`layer-${from}`]);
    },
  );

  it.each(upward)('%s may be imported by %s', async (to, from) => {
    write(`src/${from}/source.ts`, `import { target } from '../${to}/target.ts';\nexport const source = target;\n`);
    expect(await brokenRules(project, ['src'])).toEqual([]);
  });

  it.each([
    ['src/core/source.ts', 'react', 'core-is-pure'],
    ['src/core/source.ts', 'zustand/vanilla', 'core-is-pure'],
    ['src/core/source.ts', 'node:fs', 'core-is-pure'],
    ['src/catalog/source.ts', 'node:fs', 'catalog-and-state-run-in-node'],
    ['src/state/source.ts', 'astronomy-engine', 'astronomy-engine-in-core-ephemeris'],
    ['src/ui/source.ts', 'three', 'three-in-scene'],
    ['src/ui/source.ts', '@react-three/drei', 'three-in-scene'],
    ['src/state/source.ts', '../../data/bodies/mars.json', 'data-through-catalog'],
    ['tools/source.ts', '../src/ui/target.ts', 'tools-without-a-page'],
    ['src/app/source.ts', '../../tools/target.ts', 'src-stands-alone'],
  ])('%s must not import %s', async (path, specifier, rule) => {
    write('tools/target.ts', 'export const target = 1;\n');
    // Packages are laid down as stubs: what counts is where an import leads.
    const packageName = /^(@[^/]+\/)?[^./][^/:]*/.exec(specifier)?.[0];
    if (packageName !== undefined && !specifier.startsWith('node:')) {
      const manifest = { name: packageName, version: '1.0.0', exports: { '.': './i.js', './*': './i.js' } };
      write('package.json', JSON.stringify({ dependencies: { [packageName]: '1.0.0' } }));
      write(`node_modules/${packageName}/package.json`, JSON.stringify(manifest));
      write(`node_modules/${packageName}/i.js`, 'export const target = 1;\n');
    }
    write(path, `import * as target from '${specifier}';\nexport const source = target;\n`);
    expect(await brokenRules(project, ['src', 'tools'])).toContain(rule);
  });

  it('files that import each other are found', async () => {
    write('src/core/a.ts', "import { b } from './b.ts';\nexport const a = (): number => b();\n");
    write('src/core/b.ts', "import { a } from './a.ts';\nexport const b = (): number => a();\n");
    expect(await brokenRules(project, ['src'])).toEqual(['no-cycles']);
  });
});
