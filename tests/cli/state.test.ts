import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jdTdbFromEpoch } from '../../src/core/time/epoch.ts';
import { referenceRows } from '../reference/rows.ts';
import { csvRows, runCommand } from './run-cli.ts';

const COLUMNS = 'id,centre,frame,scale,jd_tdb,x_km,y_km,z_km,vx_km_s,vy_km_s,vz_km_s,provenance,accuracy_km';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outbound-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function rows(...args: string[]) {
  const { code, out, err } = await runCommand('state', ...args);
  expect(err).toBe('');
  expect(code).toBe(0);
  return csvRows(out);
}

describe('positions agree with JPL Horizons through the command line', () => {
  it.each([
    ['earth', 'sun', 5],
    ['mars', 'sun', 5],
    ['moon', 'earth', 0.3],
    ['jupiter', 'sun', 500],
    ['neptune', 'sun', 30_000],
  ])('%s from the %s within %d km, 1960-2059', async (body, centre, boundKm) => {
    const reference = referenceRows(body).filter((row) => Math.abs(row.epoch) < 40 * 365.25 * 86_400);
    const jds = reference.map((row) => String(jdTdbFromEpoch(row.epoch)));
    const answers = await rows(body, '--centre', centre, '--at-file', file(`${body}.txt`, jds.join('\n')));
    expect(answers.length).toBe(reference.length);
    expect(reference.length).toBeGreaterThan(5);
    answers.forEach((answer, i) => {
      const [x, y, z] = reference[i]!.positionKm;
      const error = Math.hypot(Number(answer.x_km) - x, Number(answer.y_km) - y, Number(answer.z_km) - z);
      expect(error, reference[i]!.line).toBeLessThan(boundKm);
    });
  });
});

describe('time', () => {
  it('reads ISO dates as UTC: TDB is 69.184 s ahead since 2017 (IERS Bulletin C), within 2 ms', async () => {
    const [row] = await rows('mars', '--at', '2026-11-22');
    expect((Number(row!.jd_tdb) - 2461366.5) * 86_400).toBeCloseTo(69.184, 2);
  });

  it('reads a number as TDB, or as UTC with --scale utc; the column stays TDB', async () => {
    const [tdb] = await rows('mars', '--at', '2461366.5');
    expect(tdb!.jd_tdb).toBe('2461366.5');
    expect(tdb!.scale).toBe('tdb');
    const [utc] = await rows('mars', '--at', '2461366.5', '--scale', 'utc');
    expect((Number(utc!.jd_tdb) - 2461366.5) * 86_400).toBeCloseTo(69.184, 2);
    expect(utc!.scale).toBe('utc');
  });

  it('takes several epochs after one --at, several --at, and a file, in the order given', async () => {
    const list = file('list.txt', '# opposition\n2461000.5\n\n2461001.5 # the day after\n');
    const answer = await rows('mars', '--at', '2461002.5', '2461003.5', '--at', '2461004.5', '--at-file', list);
    expect(answer.map((row) => row.jd_tdb)).toEqual(['2461002.5', '2461003.5', '2461004.5', '2461000.5', '2461001.5']);
  });

  it.each([
    ['2461000.5', '2461001.5', '6h', 5],
    ['2461000.5', '2461001.4', '6h', 4],
    ['2461000.5', '2461000.5', '1d', 1],
    ['2461000.5', '2461014.5', '1wk', 3],
    ['2461000.5', '2461000.50625', '90s', 7],
    ['2026-01-01', '2026-01-01T01:00:00Z', '30m', 3],
    ['2016-12-31', '2017-01-02', '1d', 3],
  ])('steps from %s to %s by %s, both included: %d rows', async (from, to, step, count) => {
    const answer = await rows('mars', '--from', from, '--to', to, '--step', step);
    expect(answer.length).toBe(count);
  });

  it('counts days of UTC across a leap second with --scale utc (2016-12-31T23:59:60)', async () => {
    const answer = await rows('mars', '--from', '2016-12-31', '--to', '2017-01-01', '--step', '1d', '--scale', 'utc');
    const seconds = (Number(answer[1]!.jd_tdb) - Number(answer[0]!.jd_tdb)) * 86_400;
    expect(seconds).toBeCloseTo(86_401, 3);
  });
});

describe('centres and frames', () => {
  it('turns to the ecliptic of J2000 by its obliquity, 84381.448 arcseconds (IAU 1976)', async () => {
    const [icrf] = await rows('mars', '--at', '2461000.5');
    const [ecliptic] = await rows('mars', '--at', '2461000.5', '--frame', 'ecliptic');
    const obliquity = (84_381.448 / 3600) * (Math.PI / 180);
    const [y, z] = [Number(icrf!.y_km), Number(icrf!.z_km)];
    expect(Number(ecliptic!.x_km)).toBeCloseTo(Number(icrf!.x_km), 3);
    expect(Number(ecliptic!.y_km)).toBeCloseTo(y * Math.cos(obliquity) + z * Math.sin(obliquity), 3);
    expect(Number(ecliptic!.z_km)).toBeCloseTo(z * Math.cos(obliquity) - y * Math.sin(obliquity), 3);
    expect(ecliptic!.frame).toBe('ecliptic');
  });

  it.each([
    'solar-system-barycenter',
    'earth-moon-barycenter',
    'jupiter-barycenter',
    'pluto-barycenter',
    'jupiter',
    'pluto',
  ])('%s is an object and a centre, and the two answers are opposite', async (id) => {
    const [there] = await rows(id, '--at', '2461000.5');
    const [back] = await rows('sun', '--at', '2461000.5', '--centre', id);
    expect(there!.provenance).not.toBe('no-data');
    expect(Number(there!.x_km)).toBe(-Number(back!.x_km));
    expect(there!.accuracy_km).toBe(back!.accuracy_km);
  });

  it('an object relative to itself is at rest in the origin, without error', async () => {
    const [row] = await rows('mars', '--at', '2461000.5', '--centre', 'mars');
    expect([row!.x_km, row!.y_km, row!.z_km, row!.accuracy_km]).toEqual(['0', '0', '0', '0']);
  });
});

describe('missions', () => {
  it('answers bodies and missions alike, each under its own id', async () => {
    const answer = await rows('psyche', 'psyche-spacecraft', '--at', '2026-06-01');
    expect(answer.map((row) => row.provenance)).toEqual([
      'integrated',
      expect.stringMatching(/^(reconstructed|illustrative)$/),
    ]);
    expect(Math.abs(Number(answer[0]!.x_km) - Number(answer[1]!.x_km))).toBeGreaterThan(1e6);
  });

  it('Curiosity stands on Mars after its landing in 2012: within the planet’s radius (3396.2 km, IAU 2015)', async () => {
    const [row] = await rows('curiosity', '--at', '2020-01-01', '--centre', 'mars');
    const radius = Math.hypot(Number(row!.x_km), Number(row!.y_km), Number(row!.z_km));
    expect(radius).toBeGreaterThan(3370);
    expect(radius).toBeLessThan(3400);
  });

  it('has no position before the launch', async () => {
    const [row] = await rows('curiosity', '--at', '2005-01-01');
    expect(row).toMatchObject({ provenance: 'no-data', x_km: '', accuracy_km: '' });
  });
});

describe('the answer', () => {
  it('has the documented columns', async () => {
    const { out } = await runCommand('state', 'mars', '--at', '2461000.5');
    expect(out.split('\n')[0]).toBe(COLUMNS);
  });

  it('says no-data outside the data, with empty numbers', async () => {
    const answer = await rows('mars', '--at', '1900-01-01', '2461000.5', '2200-01-01');
    expect(answer.map((row) => row.provenance)).toEqual(['no-data', 'jpl-ephemeris', 'no-data']);
    for (const column of ['x_km', 'y_km', 'z_km', 'vx_km_s', 'vy_km_s', 'vz_km_s', 'accuracy_km']) {
      expect(answer[0]![column]).toBe('');
    }
  });

  it('is the same in JSON, with null for what is not known', async () => {
    const { out, code } = await runCommand('state', 'mars', '--at', '1900-01-01', '2461000.5', '--format', 'json');
    expect(code).toBe(0);
    const [nothing, known] = JSON.parse(out) as Record<string, unknown>[];
    expect(nothing).toMatchObject({ id: 'mars', provenance: 'no-data', x_km: null });
    const [csv] = await rows('mars', '--at', '2461000.5');
    expect(String(known!.x_km)).toBe(csv!.x_km);
    expect(Object.keys(known!).join(',')).toBe(COLUMNS);
  });

  it('does not depend on what was asked before in the same call', async () => {
    const alone = await rows('curiosity', '--at', '2012-03-01');
    const among = await rows('mars', 'juice', 'curiosity', '--at', '2012-03-01');
    expect(among[2]).toEqual(alone[0]);
    const late = await rows('curiosity', '--at', '1960-01-01', '2012-03-01', '2059-01-01');
    expect(late[1]).toEqual(alone[0]);
  });
});

describe('names', () => {
  it.each([
    ['Mars', 'mars'],
    ['499', 'mars'],
    ['JUICE', 'juice'],
    ['jupiter-barycentre', 'jupiter-barycenter'],
    ['Jupiter Icy Moons Explorer', 'juice'],
  ])('takes %s for %s and says so', async (word, id) => {
    const { out, err, code } = await runCommand('state', word, '--at', '2461367.5');
    expect(code).toBe(0);
    expect(csvRows(out)[0]!.id).toBe(id);
    expect(err).toContain(id);
  });

  it.each([
    ['marz', 'mars'],
    ['jupitr-barycenter', 'jupiter-barycenter'],
    ['voyager', 'voyager-1'],
    ['psyche-spacecaft', 'psyche-spacecraft'],
  ])('does not know %s and suggests %s', async (word, suggestion) => {
    const { out, err, code } = await runCommand('state', word, '--at', '2461367.5');
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(suggestion);
    expect((await runCommand('state', 'mars', '--centre', word, '--at', '2461367.5')).code).toBe(2);
  });
});

describe('what is asked wrongly gets one clear sentence', () => {
  it.each([
    [['mars'], /No time is given/],
    [['--at', '2026-01-01'], /No body or mission is named/],
    [['mars', '--at', 'tomorrow'], /"tomorrow" is no epoch/],
    [['mars', '--at', '2026-02-30'], /no such day/],
    [['mars', '--at', '2026-01-01T12:00:00+02:00'], /time zone/],
    [['mars', '--at', '1e400'], /too large/],
    [['mars', '--at'], /--at needs a value/],
    [['mars', '--at=2461000.5', '--frame', 'galactic'], /--frame is "galactic"; it can be icrf or ecliptic/],
    [['mars', '--at=2461000.5', '--scale', 'tai'], /--scale is "tai"/],
    [['mars', '--at=2461000.5', '--format', 'xml'], /--format is "xml"/],
    [['mars', '--at=2461000.5', '--center', 'earth'], /no option "--center"/],
    [['mars', '--at=2461000.5', '--step', '1d'], /cannot be combined/],
    [['mars', '--from', '2461000.5', '--step', '1d'], /--to is missing/],
    [['mars', '--from', '2461001.5', '--to', '2461000.5', '--step', '1d'], /lies before/],
    [['mars', '--from', '2461000.5', '--to', '2461001.5', '--step', '0d'], /no length of time/],
    [['mars', '--from', '2461000.5', '--to', '2461001.5', '--step', '-1d'], /--step/],
    [['mars', '--from', '2461000.5', '--to', '2461001.5', '--step', '3 moons'], /no length of time/],
    [['mars', '--from', '1957-01-01', '--to', '2060-01-01', '--step', '0.001s'], /Take a longer --step/],
    [['mars', '--at-file', '/no/such/file'], /there is no such file/],
    [['mars', '--at-file', '/'], /is a folder/],
  ])('%j', async (args, message) => {
    const { code, out, err } = await runCommand('state', ...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('names the line of a file', async () => {
    const list = file('wrong.txt', '# first\n2461000.5\nsoon\n');
    const { code, err } = await runCommand('state', 'mars', '--at-file', list);
    expect(code).toBe(2);
    expect(err).toContain(`${list}, line 3: "soon" is no epoch.`);
  });

  it('a file without an epoch is a mistake', async () => {
    const list = file('empty.txt', '# nothing\n\n');
    expect((await runCommand('state', 'mars', '--at-file', list)).err).toContain('holds no epoch');
  });
});
