import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeSwarmNames, designationOf, swarmNumberOf } from '../../../src/core/swarm/swarm-names.ts';
import { readBodies } from '../ephemeris/load-pack.ts';
import { readSwarm } from './read-swarm.ts';

const names = decodeSwarmNames(new Uint8Array(inflateSync(readFileSync('public/packs/swarm/names.bin'))));
const table = readSwarm();

describe('names of small bodies', () => {
  it('stand in the order of the orbits', () => {
    expect(names).toHaveLength(table.count);
    expect(names[table.number.indexOf(433)]?.name).toBe('433 Eros (A898 PA)');
    expect(names[table.number.indexOf(-1)]).toMatchObject({ name: '1P/Halley', jplClass: 'HTC', diameterKm: 11 });
  });

  it('tell every body apart', () => {
    const twice = new Map<string, number>();
    for (const { designation } of names) twice.set(designation, (twice.get(designation) ?? 0) + 1);
    expect([...twice].filter(([, count]) => count > 1)).toEqual([]);
  });

  it.each([
    ['433 Eros (A898 PA)', '433', 433],
    ['469219 Kamo‘oalewa (2016 HO3)', '469219', 469_219],
    ['534626 (2014 UT224)', '534626', 534_626],
    ['2014 MU69', '2014 MU69', 0],
    ['2024 YR4', '2024 YR4', 0],
    ['1P/Halley', '1P', -1],
    ['311P/PANSTARRS (P/2013 P5)', '311P', -311],
    ['73P/Schwassmann-Wachmann 3-BG', '73P-BG', 0],
    ['C/1996 B2 (Hyakutake)', 'C/1996 B2', 0],
    ['C/2019 Y4-D (ATLAS)', 'C/2019 Y4-D', 0],
  ])('%s is %s', (name, designation, number) => {
    expect(designationOf(name)).toBe(designation);
    expect(swarmNumberOf(name)).toBe(number);
  });

  it('find the bodies of the catalogue, so that none is drawn twice', () => {
    const known = readBodies() as readonly { id: string; designation?: string }[];
    const found = known.filter(({ designation }) => {
      const number = swarmNumberOf(designation ?? '');
      return number !== 0 && table.number.includes(number);
    });
    const ids = found.map((body) => body.id);
    for (const id of ['ceres', 'vesta', 'eros', 'hektor', '67p', '1p', 'sedna', 'eris']) expect(ids).toContain(id);
  });
});
