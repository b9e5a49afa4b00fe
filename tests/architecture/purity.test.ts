import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '../../src');

/** What a pure function of its arguments must not ask: the time of day, chance, the page, the network, storage. */
const IMPURE_MEMBERS = ['Date.now', 'performance.now', 'Math.random', 'crypto.getRandomValues', 'crypto.randomUUID'];
const IMPURE_GLOBALS = [
  'window',
  'document',
  'navigator',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'fetch',
  'XMLHttpRequest',
  'setTimeout',
  'setInterval',
  'requestAnimationFrame',
  'process',
];

/** Uses of clock, chance and page in a source text, as `line: what`. */
function impurities(text: string): string[] {
  const source = ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const report = (node: ts.Node, what: string) => {
    found.push(`${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${what}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      const path = node.getText().replace(/^globalThis\./, '');
      if (IMPURE_MEMBERS.includes(path)) report(node, path);
    }
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0) {
      report(node, 'new Date()');
    }
    if (ts.isCallExpression(node) && node.expression.getText() === 'Date') report(node, 'Date()');
    if (ts.isIdentifier(node) && IMPURE_GLOBALS.includes(node.text) && isReferenceToGlobal(node))
      report(node, node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** A name on its own or the object of an access; a property, parameter or key of that name is something else. */
function isReferenceToGlobal(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) return parent.expression === node;
  return ts.isPropertyAccessExpression(parent) && parent.expression === node;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
}

describe.each(['core', 'catalog'])('src/%s reads no clock, no chance and no page', (layer) => {
  it.each(sourceFiles(join(SRC, layer)))('%s', (name) => {
    expect(impurities(readFileSync(join(SRC, layer, name), 'utf8'))).toEqual([]);
  });
});

describe('the search for impurities', () => {
  it.each([
    ['const t = Date.now();', ['1: Date.now']],
    ['const t = new Date();', ['1: new Date()']],
    ['const t = new Date;', ['1: new Date()']],
    ['const t = Date();', ['1: Date()']],
    ['const x =\n  Math.random();', ['2: Math.random']],
    ['const t = globalThis.performance.now();', ['1: performance.now']],
    ["fetch('x');", ['1: fetch']],
    ['document.title;', ['1: document']],
  ])('finds %j', (text, expected) => expect(impurities(text)).toEqual(expected));

  it.each([
    'const t = new Date(0).toISOString();',
    'const t = Date.UTC(2000, 0, 1);',
    'export function active(window: { start: number }) { return window; }',
    '// Date.now() is not asked here',
    "const text = 'Math.random()';",
  ])('leaves %j alone', (text) => expect(impurities(text)).toEqual([]));
});
