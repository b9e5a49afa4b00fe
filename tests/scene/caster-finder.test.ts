import { Quaternion, Vector3, Vector4 } from 'three';
import { describe, expect, it } from 'vitest';
import { epochFromIsoUtc } from '../../src/core/time/iso.ts';
import { CasterFinder } from '../../src/scene/bodies/caster-finder.ts';
import { Places } from '../../src/scene/stage/places.ts';
import type { SceneObject } from '../../src/scene/stage/scene-object.ts';
import type { Stage } from '../../src/scene/stage/stage.ts';
import { loadedAlmanac } from '../core/ephemeris/load-pack.ts';

const BODIES = [
  ['sun', 'star', 695_700, -1],
  ['earth', 'planet', 6371, 0],
  ['moon', 'satellite', 1737.4, 1],
  ['jupiter', 'planet', 71_492, 0],
  ['io', 'satellite', 1821.5, 3],
  ['europa', 'satellite', 1560.8, 3],
] as const;

const objects = BODIES.map(
  ([id, kind, radiusKm, parentIndex], index) =>
    ({ index, id, body: { kind }, radiusKm, reachKm: radiusKm, parentIndex }) as unknown as SceneObject,
);
const almanac = loadedAlmanac();

/** Ids of what stands in the Sun's light of a body at a moment. */
function castersAt(iso: string, id: string): string[] {
  const epoch = epochFromIsoUtc(iso);
  const places = new Places(objects, almanac);
  places.update(epoch, 'sun', 1);
  const stage = { objects, places, epoch, explorer: { almanac } } as unknown as Stage;
  const object = objects.find((o) => o.id === id)!;
  const { index } = object;
  const out = Array.from({ length: 4 }, () => new Vector4());
  const toSun = new Vector3(-places.x[index]!, -places.y[index]!, -places.z[index]!);
  const count = new CasterFinder(stage).find(out, object, toSun, new Quaternion());
  // By their size, which may have an air about it.
  const isOf = (radiusKm: number, w: number) => w >= radiusKm && w < 1.02 * radiusKm;
  return out.slice(0, count).map(({ w }) => objects.find((o) => isOf(o.radiusKm, w))!.id);
}

describe('what stands in the light of a globe', () => {
  it('is the Moon during the total eclipse of 12 August 2026, and nothing a week later', () => {
    expect(castersAt('2026-08-12T17:46Z', 'earth')).toEqual(['moon']);
    expect(castersAt('2026-08-19T17:46Z', 'earth')).toEqual([]);
  });

  it('is the Earth during the total eclipse of the Moon of 14 March 2025 (greatest at 06:59 UT, NASA)', () => {
    expect(castersAt('2025-03-14T06:59Z', 'moon')).toEqual(['earth']);
  });

  it('is Io while its shadow crosses Jupiter (Sky & Telescope: 13:01 to 15:16 UT, 2016 January 2)', () => {
    // Jupiter's light needs 43 minutes to the Earth.
    expect(castersAt('2016-01-02T13:25Z', 'jupiter')).toEqual(['io']);
  });
});
