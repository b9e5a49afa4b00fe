import { Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { shapeRecipe } from '../../src/scene/bodies/shapes/shape-recipes.ts';
import { radiusFunction, shapedGeometry } from '../../src/scene/bodies/shapes/shaped-geometry.ts';
import { seedOf } from '../../src/scene/bodies/shapes/value-noise.ts';

const RAD = Math.PI / 180;
function at(latDeg: number, lonDegE: number): Vector3 {
  const cos = Math.cos(latDeg * RAD);
  return new Vector3(cos * Math.cos(lonDegE * RAD), Math.sin(latDeg * RAD), -cos * Math.sin(lonDegE * RAD));
}

describe('shapes of small bodies', () => {
  it.each(['bennu', 'ryugu', 'itokawa', 'eros', '67p', 'phobos', 'deimos', 'hyperion', 'vesta', 'ida', 'gaspra'])(
    '%s stays near the size of its published half axes',
    (id) => {
      const recipe = shapeRecipe(id, undefined)!;
      const geometry = shapedGeometry(id, recipe);
      const point = new Vector3();
      const { position, normal } = geometry.attributes;
      let longest = 0;
      let outward = 0;
      for (let i = 0; i < position!.count; i++) {
        point.fromBufferAttribute(position as never, i);
        longest = Math.max(longest, Math.abs(point.x));
        const n = new Vector3().fromBufferAttribute(normal as never, i);
        expect(n.length()).toBeCloseTo(1, 5);
        if (n.dot(point) > 0) outward++;
      }
      expect(longest).toBeGreaterThan(0.85);
      expect(longest).toBeLessThan(1.2);
      // Slopes may overhang a little; most of the surface looks outwards.
      expect(outward / position!.count).toBeGreaterThan(0.97);
    },
  );

  it('is a pure function of the body: the same each time', () => {
    const recipe = shapeRecipe('bennu', undefined)!;
    const one = radiusFunction(recipe, seedOf('bennu'))(at(10, 20));
    expect(radiusFunction(recipe, seedOf('bennu'))(at(10, 20))).toBe(one);
  });

  it('has Stickney on Phobos at 1° N, 49° W and the basin at the south pole of Vesta', () => {
    const phobos = radiusFunction(shapeRecipe('phobos', undefined)!, seedOf('phobos'));
    expect(phobos(at(1, -49))).toBeLessThan(phobos(at(1, -80)));
    expect(phobos(at(1, -49))).toBeLessThan(phobos(at(1, -18)));
    const vesta = radiusFunction(shapeRecipe('vesta', undefined)!, seedOf('vesta'));
    expect(vesta(at(-55, -59))).toBeLessThan(vesta(at(55, -59)));
  });

  it('gives the spinning tops their ridge and 67P its neck', () => {
    const bennu = radiusFunction(shapeRecipe('bennu', undefined)!, seedOf('bennu'));
    let equator = 0;
    let middle = 0;
    for (let lon = 0; lon < 360; lon += 10) {
      equator += bennu(at(0, lon)) / 36;
      middle += (bennu(at(35, lon)) + bennu(at(-35, lon))) / 72;
    }
    expect(equator - middle).toBeGreaterThan(0.05);
    const comet = radiusFunction(shapeRecipe('67p', undefined)!, seedOf('67p'));
    const waist = comet(new Vector3(0.35, 0.94, 0).normalize());
    expect(waist).toBeLessThan(0.9);
  });

  it('leaves planets and large moons round', () => {
    expect(shapeRecipe('earth', { kind: 'planet', meanRadiusKm: 6371 } as never)).toBeUndefined();
    expect(shapeRecipe('titania', { kind: 'satellite', meanRadiusKm: 789 } as never)).toBeUndefined();
    expect(shapeRecipe('some-asteroid', { kind: 'asteroid', meanRadiusKm: 3 } as never)).toBeDefined();
  });
});
