import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { SWARM_FAMILIES } from '../../src/core/swarm/families.ts';
import {
  BRIGHTEST_MAGNITUDE,
  emptySwarm,
  encodeSwarm,
  PARTS_OF_DAY,
  PARTS_OF_MAGNITUDE,
  PARTS_OF_TURN,
  type SwarmTable,
} from '../../src/core/swarm/swarm-table.ts';
import { readKstars, type SmallBody } from './read-kstars.ts';

/**
 * `npm run bake:swarm`: turns the small bodies of Debian's kstars-data into public/packs/swarm. README.md tells more.
 */
const SOURCE = process.env.KSTARS ?? '/usr/share/kstars';
const FOLDER = join(import.meta.dirname, '../../public/packs/swarm');
/** Angles are rounded to so many parts of a turn (0.08″), far below what the elements are good for. */
const ANGLE_STEP = 2 ** 8;

function main(): void {
  const bodies = readKstars(SOURCE).sort(
    (a, b) => familyIndex(a) - familyIndex(b) || a.eccentricity - b.eccentricity || (a.name < b.name ? -1 : 1),
  );
  const table = tableOf(bodies);
  mkdirSync(FOLDER, { recursive: true });
  store('elements.bin', encodeSwarm(table));
  store('names.bin', new TextEncoder().encode(`${bodies.map(lineOf).join('\n')}\n`));
  for (const [index, family] of SWARM_FAMILIES.entries()) {
    console.log(`${family.padEnd(20)} ${table.family.filter((f) => f === index).length}`);
  }
}

function tableOf(bodies: readonly SmallBody[]): SwarmTable {
  const table = emptySwarm(bodies.length);
  for (const [i, body] of bodies.entries()) {
    table.periapsisAu[i] = body.periapsisAu;
    table.oneMinusEccentricity[i] = 1 - body.eccentricity;
    table.inclination[i] = partsOfTurn(body.inclinationDeg);
    table.ascendingNode[i] = partsOfTurn(body.ascendingNodeDeg);
    table.argumentOfPeriapsis[i] = partsOfTurn(body.argumentOfPeriapsisDeg);
    const parts = Math.round(body.periapsisDays * PARTS_OF_DAY);
    table.periapsisDay[i] = Math.floor(parts / PARTS_OF_DAY);
    table.periapsisDayPart[i] = parts - table.periapsisDay[i]! * PARTS_OF_DAY;
    table.number[i] = body.number;
    table.family[i] = familyIndex(body);
    const kept = body.magnitude === undefined ? 255 : (body.magnitude - BRIGHTEST_MAGNITUDE) * PARTS_OF_MAGNITUDE;
    table.magnitude[i] = Math.min(255, Math.max(0, Math.round(kept)));
  }
  return table;
}

function partsOfTurn(degrees: number): number {
  const parts = Math.round(((degrees / 360) * PARTS_OF_TURN) / ANGLE_STEP) * ANGLE_STEP;
  return ((parts % PARTS_OF_TURN) + PARTS_OF_TURN) % PARTS_OF_TURN;
}

/** What a card says and the picture does not need: name, JPL's class, epoch of the elements, diameter (km). */
function lineOf({ name, jplClass, epochMjd, diameterKm }: SmallBody): string {
  return [name, jplClass, epochMjd, diameterKm ?? ''].join('\t');
}

function familyIndex({ family }: SmallBody): number {
  return SWARM_FAMILIES.indexOf(family);
}

function store(file: string, bytes: Uint8Array): void {
  const stored = deflateSync(bytes, { level: 9 });
  writeFileSync(join(FOLDER, file), stored);
  const sum = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  console.log(`${file}: ${bytes.length} bytes, stored ${stored.length}, content ${sum}`);
}

main();
