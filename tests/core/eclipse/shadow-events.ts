import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { lightLineInto } from '../../../src/core/eclipse/light-line.ts';
import { lineMeetsEllipsoid } from '../../../src/core/eclipse/line-meets-ellipsoid.ts';
import { shadow, shadowInto } from '../../../src/core/eclipse/shadow.ts';
import { bodyOrientation } from '../../../src/core/frames/body-orientation.ts';
import { deltaTSeconds } from '../../../src/core/frames/earth-rotation.ts';
import { matrix3, rotateVec3 } from '../../../src/core/frames/matrix3.ts';
import { bodyFixedFromIcrf, orientation } from '../../../src/core/frames/rotation.ts';
import { vec3 } from '../../../src/core/math/vec3.ts';
import { addSeconds, type EpochTdb, epochFromJdTdb } from '../../../src/core/time/epoch.ts';
import { loadedAlmanac } from '../ephemeris/load-pack.ts';

export interface BodyFile {
  readonly id: string;
  readonly radiiKm: [number, number, number];
  readonly meanRadiusKm: number;
  readonly rotation: object;
}

export const body = (id: string) => JSON.parse(readFileSync(`data/bodies/${id}.json`, 'utf8')) as BodyFile;
export const almanac = loadedAlmanac();

/** Epoch of a UT1 date: UT1 is TT less ΔT. */
export function epochFromUt1(iso: string): EpochTdb {
  const jd = Date.parse(iso) / 86_400_000 + 2_440_587.5;
  const near = epochFromJdTdb(jd);
  return addSeconds(near, deltaTSeconds(near));
}

/** Seconds from `expected` to the moment between `from` and `to` (s) at which `f` changes its sign. */
export function crossing(f: (epoch: EpochTdb) => number, expected: EpochTdb, from: number, to: number): number {
  let lo = from;
  let hi = to;
  const atLo = f(addSeconds(expected, lo));
  expect(atLo * f(addSeconds(expected, hi))).toBeLessThan(0);
  for (let i = 0; i < 40; i++) {
    const mid = (lo + hi) / 2;
    if (f(addSeconds(expected, mid)) * atLo > 0) lo = mid;
    else hi = mid;
  }
  return (lo + hi) / 2;
}

/** Asks whether the middle of a moon's shadow is on the disc of its planet as the Earth sees it: 1 when it is, −1 when not. */
export function shadowOnDisc(moonId: string, planetId: string): (seen: EpochTdb) => 1 | -1 {
  const planet = body(planetId);
  const caster = { id: moonId, radiusKm: body(moonId).meanRadiusKm };
  const sunRadiusKm = body('sun').meanRadiusKm;
  const turning = bodyOrientation(planet)!;
  const scratch = shadow();
  const turn = matrix3();
  const through = vec3<'BodyFixed'>();
  const along = vec3<'BodyFixed'>();
  const hit = vec3<'BodyFixed'>();
  const toPlanet = vec3<'Icrf'>();
  const eye = vec3<'BodyFixed'>();
  return (seen) => {
    const lightTimeS = lightLineInto(toPlanet, almanac, planetId, 'earth', seen)!;
    const then = addSeconds(seen, -lightTimeS);
    shadowInto(scratch, almanac, sunRadiusKm, caster, planetId, then);
    if (scratch.throwKm < 0) return -1;
    bodyFixedFromIcrf(turn, turning(orientation(), then));
    rotateVec3(through, turn, scratch.casterKm);
    rotateVec3(along, turn, scratch.axis);
    if (!lineMeetsEllipsoid(hit, through, along, planet.radiiKm)) return -1;
    rotateVec3(eye, turn, toPlanet);
    const [a, b, c] = planet.radiiKm;
    const facing = -(hit.x * eye.x) / (a * a) - (hit.y * eye.y) / (b * b) - (hit.z * eye.z) / (c * c);
    return facing > 0 ? 1 : -1;
  };
}
