import { type BufferGeometry, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { Catalog } from '../../../src/catalog/catalog.ts';
import { splitCatalog } from '../../../src/catalog/catalog-data.ts';
import { craftModelOf } from '../../../src/catalog/craft-model.ts';
import { craftGeometry } from '../../../src/scene/craft/craft-geometry.ts';
import { readCatalog } from '../../../tools/catalog/read-data.ts';

const catalog = new Catalog(splitCatalog(readCatalog().files).core);
const CELLS = 2;

const mission = (id: string) => {
  const found = catalog.mission(id);
  if (!found) throw new Error(`No mission ${id}`);
  return found;
};

function built(id: string, isOnGround = false) {
  const model = craftModelOf(mission(id), isOnGround);
  const geometry = craftGeometry(model);
  for (const part of [geometry.body, geometry.wings, geometry.dish]) part?.computeBoundingBox();
  return { model, ...geometry };
}

const trianglesOf = (geometry: BufferGeometry | undefined) => (geometry?.getAttribute('position').count ?? 0) / 3;

/** Sum of the cells' triangles as vectors: length their area on one side, direction where they face. */
function cellsFace(geometry: BufferGeometry): Vector3 {
  const coat = geometry.getAttribute('aCoat');
  const normal = geometry.getAttribute('normal');
  const sum = new Vector3();
  const one = new Vector3();
  for (let i = 0; i < normal.count; i++) if (coat.getX(i) === CELLS) sum.add(one.fromBufferAttribute(normal, i));
  return sum;
}

describe('models of craft', () => {
  it.each([false, true])(
    'can be built for every mission, of finite points and few triangles (on the ground: %s)',
    (isOnGround) => {
      for (const one of catalog.missions) {
        const { body, wings, dish } = craftGeometry(craftModelOf(one, isOnGround));
        for (const part of [body, wings, dish]) {
          if (!part) continue;
          expect(part.getAttribute('position').array.every(Number.isFinite), one.id).toBe(true);
          expect(part.getAttribute('normal').array.every(Number.isFinite), one.id).toBe(true);
          expect(part.getAttribute('aCoat').count, one.id).toBe(part.getAttribute('position').count);
          part.dispose();
        }
        expect(trianglesOf(body) + trianglesOf(wings) + trianglesOf(dish), one.id).toBeLessThan(22_000);
      }
    },
  );

  it.each(['hayabusa2', 'juno-spacecraft', 'dawn', 'artemis-ii', 'europa-clipper', 'lro', 'mars-express'])(
    '%s: cells face the side that is turned to the Sun, and wings reach as far as published',
    (id) => {
      const { wings, model } = built(id);
      const faces = cellsFace(wings!);
      expect(faces.clone().normalize().z).toBeGreaterThan(0.999);
      const { min, max } = wings!.boundingBox!;
      const reach = Math.max(
        max.x,
        max.y,
        -min.x,
        -min.y,
        Math.hypot(max.x, max.y) * (model.wings === 'cross' ? 1 : 0),
      );
      const half = model.wings === 'one-wing' ? model.spanM : model.spanM / 2;
      expect(reach / half).toBeGreaterThan(0.85);
      expect(reach / half).toBeLessThan(1.12);
    },
  );

  it('takes the published measures of sunshield, mirror, sail and dish', () => {
    const webb = built('jwst').body.boundingBox!;
    // NASA: 21.2 m by 14.2 m.
    expect(webb.max.x - webb.min.x).toBeCloseTo(21, 0);
    expect(webb.max.y - webb.min.y).toBeCloseTo(14, 0);
    const sail = built('ikaros').body.boundingBox!;
    expect(sail.max.x - sail.min.x).toBeCloseTo(14.2, 0);
    const voyager = built('voyager-1').body.boundingBox!;
    expect(voyager.max.y).toBeGreaterThan(1.83);
  });

  it.each([
    ['apollo-11', 7],
    ['curiosity', 2.2],
    ['mars-2020', 2.2],
    ['tianwen-1', 1.85],
  ])('%s stands on the ground and is as tall as published (%d m)', (id, heightM) => {
    const { body } = built(id, true);
    const { min, max } = body.boundingBox!;
    expect(Math.abs(min.z)).toBeLessThan(0.02);
    expect(max.z / heightM).toBeGreaterThan(0.9);
    expect(max.z / heightM).toBeLessThan(1.15);
  });

  it.each([
    'change-4',
    'change-7',
    'chandrayaan-3',
    'huygens',
    'venera-13',
    'luna-9',
    'ingenuity',
    'insight',
    'viking-1',
  ])('%s touches the ground', (id) => {
    const { min } = built(id, true).body.boundingBox!;
    expect(min.z).toBeGreaterThan(-0.03);
    expect(min.z).toBeLessThan(0.03);
  });

  it('tells what flies from what stands', () => {
    expect(craftModelOf(mission('apollo-11'), false).kind).toBe('capsule');
    expect(craftModelOf(mission('apollo-11'), true).kind).toBe('lander');
    expect(craftModelOf(mission('curiosity'), false).kind).toBe('aeroshell');
    expect(craftModelOf(mission('curiosity'), true).kind).toBe('rover');
    expect(craftModelOf(mission('huygens'), true).kind).toBe('probe');
  });
});
