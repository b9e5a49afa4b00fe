import { describe, expect } from 'vitest';
import { vec3 } from '../../src/core/math/vec3.ts';
import { swarmPlaceInto } from '../../src/core/swarm/swarm-place.ts';
import { epochFromJdTdb } from '../../src/core/time/epoch.ts';
import { AU_KM } from '../../src/core/units/constants.ts';
import { KEPLER_GLSL } from '../../src/scene/swarm/kepler.glsl.ts';
import { swarmAttributes, swarmClockInto } from '../../src/scene/swarm/swarm-attributes.ts';
import { readSwarm } from '../core/swarm/read-swarm.ts';
import { browserTest } from './harness/browser-test.ts';
import { placesOnGpu } from './harness/on-gpu.ts';

/** The page's own equation, with the place handed out instead of drawn. */
const VERTEX = `#version 300 es
precision highp float;
precision highp int;
in vec4 aOrbit; in uvec2 aClock; in vec3 aTowards; in vec3 aAhead;
out vec3 place;
${KEPLER_GLSL}
void main() {
  place = swarmPlace(aOrbit.xy, aOrbit.z > 0.5, aClock, aTowards, aAhead);
  gl_Position = vec4(0.0);
}`;

/** First and last day of the clock, J2000, and days between: 1957 to 2060. */
const DATES_JD = [2_435_839.5, 2_445_000.25, 2_451_545, 2_461_000.7, 2_473_459.5];

describe('the swarm on the graphics card', () => {
  browserTest('is where double precision has it, every body, 1957 to 2060', async ({ browser }) => {
    const table = readSwarm();
    const { orbit, clock, towards, ahead } = swarmAttributes(table);
    const epochs = DATES_JD.map(epochFromJdTdb);
    const answers = await placesOnGpu(browser, {
      source: VERTEX,
      attributes: [
        { name: 'aOrbit', size: 4, values: [...orbit] },
        { name: 'aClock', size: 2, values: [...clock], isInteger: true },
        { name: 'aTowards', size: 3, values: [...towards] },
        { name: 'aAhead', size: 3, values: [...ahead] },
      ],
      runs: epochs.map((epoch) => {
        const { block, days } = swarmClockInto({ block: 0, days: 0 }, epoch);
        return { uBlock: block, uDays: days };
      }),
      integers: ['uBlock'],
      count: table.count,
    });
    const place = vec3<'EclipticJ2000'>();
    const errors: number[] = [];
    for (const [k, epoch] of epochs.entries()) {
      const places = answers[k]!;
      for (let i = 0; i < table.count; i++) {
        swarmPlaceInto(place, table, i, epoch);
        const dx = places[3 * i]! - place.x / AU_KM;
        const dy = places[3 * i + 1]! - place.z / AU_KM;
        const dz = places[3 * i + 2]! + place.y / AU_KM;
        // As an angle at the Sun: what the eye can see of it.
        errors.push(Math.hypot(dx, dy, dz) / (Math.hypot(place.x, place.y, place.z) / AU_KM));
      }
    }
    errors.sort((a, b) => a - b);
    // A pixel of a 4K wall that shows 40° is 3e-4.
    expect(errors[Math.floor(errors.length / 2)]).toBeLessThan(3e-7);
    expect(errors[Math.floor(errors.length * 0.99)]).toBeLessThan(1.5e-6);
    expect(errors[errors.length - 1]).toBeLessThan(5e-5);
  });
});
