import { describe, expect } from 'vitest';
import { AU_KM } from '../../src/core/units/constants.ts';
import { distanceFactor, radialScaleGlsl } from '../../src/scene/stage/radial-scale.ts';
import { browserTest } from './harness/browser-test.ts';
import { placesOnGpu } from './harness/on-gpu.ts';

/** The page's own formula in both of its units, with the place handed out instead of drawn. */
const vertexFor = (unitKm: number) => `#version 300 es
precision highp float;
in vec3 aPlace;
out vec3 place;
uniform float uLogAmount;
${radialScaleGlsl(unitKm)}
void main() {
  place = scaledFromSun(aPlace);
  gl_Position = vec4(0.0);
}`;

/** From inside the true circle to beyond the Voyagers (au), in directions of all kinds. */
const DISTANCES_AU = [0.01, 0.1499, 0.15, 0.1501, 0.39, 1, 5.2, 30, 170, 280];
const PLACES_AU = DISTANCES_AU.flatMap((au, i) => {
  const [longitude, latitude] = [1 + 2.4 * i, Math.sin(3 * i)];
  const flat = au * Math.cos(latitude);
  return [flat * Math.cos(longitude), au * Math.sin(latitude), flat * Math.sin(longitude)];
});
const AMOUNTS = [1e-6, 0.03, 0.5, 1];

describe('logarithmic distances on the graphics card', () => {
  for (const [unit, unitKm] of [
    ['km', 1],
    ['au', AU_KM],
  ] as const) {
    browserTest(`are those of the processor, in ${unit}`, async ({ browser }) => {
      const inUnits = AU_KM / unitKm;
      const answers = await placesOnGpu(browser, {
        source: vertexFor(unitKm),
        attributes: [{ name: 'aPlace', size: 3, values: PLACES_AU.map((au) => au * inUnits) }],
        runs: AMOUNTS.map((uLogAmount) => ({ uLogAmount })),
        count: DISTANCES_AU.length,
      });
      for (const [k, amount] of AMOUNTS.entries()) {
        for (const [i, au] of DISTANCES_AU.entries()) {
          const factor = distanceFactor(au * AU_KM, amount);
          const missed = [0, 1, 2].map(
            (axis) => answers[k]![3 * i + axis]! / inUnits - PLACES_AU[3 * i + axis]! * factor,
          );
          // As an angle at the Sun: a pixel of a 4K wall that shows 40° is 3e-4.
          expect(Math.hypot(...missed) / (au * factor), `${au} au by ${amount}`).toBeLessThan(3e-6);
        }
      }
    });
  }
});
