import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csvRows, runCommand } from './run-cli.ts';

const DATA = join(import.meta.dirname, '../../data');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outbound-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of a sound mission file under its own name, changed. */
function changedMission(name: string, change: (mission: Record<string, unknown>) => void): string {
  const mission = JSON.parse(readFileSync(join(DATA, 'missions/juice.json'), 'utf8')) as Record<string, unknown>;
  mission.id = name;
  change(mission);
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify(mission, null, 2));
  return path;
}

describe('validate', () => {
  it('finds every mission file of the catalogue sound', async () => {
    const paths = readdirSync(join(DATA, 'missions')).map((name) => join(DATA, 'missions', name));
    const { code, out } = await runCommand('validate', ...paths);
    expect(out).toBe(`${paths.length} files sound\n`);
    expect(code).toBe(0);
  });

  it('checks a new mission outside data/', async () => {
    const path = changedMission('juice-again', () => {});
    expect(await runCommand('validate', path)).toMatchObject({ code: 0, out: '1 file sound\n' });
  });

  it.each([
    ['an unknown agency', (m: Record<string, unknown>) => (m.leadAgency = 'NASSA'), 'leadAgency', 'NASA'],
    [
      'an unknown destination',
      (m: Record<string, unknown>) => (m.destinations = ['jupitr']),
      'destinations.0',
      'jupiter',
    ],
    ['an unknown key', (m: Record<string, unknown>) => (m.colour = 'red'), 'colour', 'no known field'],
    ['a missing key', (m: Record<string, unknown>) => delete m.summary, 'summary', 'is missing'],
    ['a wrong date', (m: Record<string, unknown>) => (m.launch = { date: '2031-02-30' }), 'launch.date', 'calendar'],
  ])('says file, field and what is wrong: %s', async (_what, change, path, words) => {
    const file = changedMission('broken', change);
    const { code, out } = await runCommand('validate', file);
    expect(code).toBe(1);
    const line = out.split('\n').find((candidate) => candidate.includes(path));
    expect(line).toContain(file);
    expect(line).toContain(words);
    expect(line).toContain('expected');
  });

  it('goes on after a file that cannot be read, and counts', async () => {
    const binary = join(folder, 'binary.json');
    writeFileSync(binary, Buffer.from([0xff, 0xfe, 0x00, 0x80]));
    const empty = join(folder, 'empty.json');
    writeFileSync(empty, '');
    const huge = join(folder, 'huge.json');
    writeFileSync(huge, Buffer.alloc(6_000_000, 0x20));
    const prose = join(folder, 'prose.json');
    writeFileSync(prose, 'Dear agency, here is our plan.');
    const sound = join(folder, 'juice.json');
    copyFileSync(join(DATA, 'missions/juice.json'), sound);
    const { code, out } = await runCommand('validate', '/no/such.json', folder, binary, empty, huge, prose, sound);
    expect(code).toBe(1);
    expect(out).toContain('/no/such.json: there is no such file.');
    expect(out).toContain(`${folder}: is a folder, not a file.`);
    expect(out).toContain(`${binary}: is no text in UTF-8`);
    expect(out).toContain(`${huge}: is 6 MB large`);
    expect(out).toContain(empty);
    expect(out).toContain(prose);
    expect(out).toMatch(/6 problems in 7 files\n$/);
  });

  it('wants a file', async () => {
    expect((await runCommand('validate')).code).toBe(2);
  });
});

describe('list', () => {
  it.each([
    ['bodies', 'bodies'],
    ['missions', 'missions'],
    ['agencies', 'agencies'],
  ])('%s has a line for each file of data/%s', async (what, kind) => {
    const { code, out } = await runCommand('list', what);
    expect(code).toBe(0);
    const ids = csvRows(out).map((row) => row.id);
    const files = readdirSync(join(DATA, kind)).map((name) => name.replace(/\.json$/, ''));
    expect([...ids].sort()).toEqual(files.sort());
  });

  it('gives the same in JSON', async () => {
    const { out } = await runCommand('list', 'bodies', '--format', 'json');
    const mars = (JSON.parse(out) as Record<string, unknown>[]).find((row) => row.id === 'mars');
    expect(mars).toMatchObject({ name: 'Mars', parent: 'sun', naif_id: 499, provenance: 'jpl-ephemeris' });
  });

  it.each([[[]], [['planets']], [['bodies', 'missions']], [['bodies', '--format', 'yaml']]])(
    'refuses %j',
    async (args) => {
      const { code, err } = await runCommand('list', ...args);
      expect(code).toBe(2);
      expect(err).not.toBe('');
    },
  );
});
