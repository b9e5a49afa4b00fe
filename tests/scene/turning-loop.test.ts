import { describe, expect, it } from 'vitest';
import { stateVector } from '../../src/core/ephemeris/source.ts';
import { epochTdb } from '../../src/core/time/epoch.ts';
import { librationStay } from '../../src/core/trajectory/cislunar/libration-stay.ts';
import { segmentFromData } from '../../src/core/trajectory/segment-from-data.ts';
import { TurningLoop, type TurningOrbitData } from '../../src/scene/missions/turning-loop.ts';
import { sceneFromIcrf } from '../../src/scene/stage/display-axes.ts';
import type { Stage } from '../../src/scene/stage/stage.ts';
import { loadedAlmanac } from '../core/ephemeris/load-pack.ts';
import { drawnAlone, placeFromEye, pointsOf } from './drawn-paths.ts';

const almanac = loadedAlmanac();
const YEAR = 31_557_600;
const start = epochTdb(22 * YEAR);
const end = epochTdb(34 * YEAR);

const ORBITS = [
  ['Webb’s halo', 'sun-earth-l2', { type: 'halo', amplitudeZKm: 520_000 }],
  ['Gaia’s Lissajous orbit', 'sun-earth-l2', { type: 'Lissajous', amplitudeYKm: 353_500, amplitudeZKm: 185_000 }],
  ['the Gateway’s orbit', 'moon', { type: 'near-rectilinear halo' }],
  ['Artemis I’s orbit', 'moon', { type: 'distant retrograde orbit' }],
  ['Queqiao’s halo', 'earth-moon-l2', { type: 'halo' }],
] as const;

/** The picture as far as a loop asks about it, from an eye so far from the loop's centre. */
function stageAt(epoch: number, eyeKm: number): Stage {
  const eye = { position: { x: eyeKm, y: 0, z: 0 }, widthPx: 1280, heightPx: 720 };
  return { epoch, eye, places: { logAmount: 0 }, camera: { near: 1 } } as unknown as Stage;
}

/** The line's points (km from the eye, scene axes), as the shader joins their large and small parts and turns them. */
function linePoints(stage: Stage, { line }: TurningLoop): (readonly [number, number, number])[] {
  const [drawn] = drawnAlone(stage, line);
  return pointsOf(drawn!).map((end) => placeFromEye(drawn!, end));
}

describe.each(ORBITS)('the line of %s', (_, pointId, orbit) => {
  const [data] = librationStay({ almanac, pointId, start, end, orbit });
  const segment = segmentFromData(data!, () => undefined, almanac);
  const centre = { x: 0, y: 0, z: 0 };

  it('has the craft among its points at any epoch: within a metre or a thousandth of a pixel', () => {
    let loop = new TurningLoop(segment, data as TurningOrbitData, almanac, start);
    const state = stateVector();
    const craft = { x: 0, y: 0, z: 0 };
    for (let i = 0; i < 40; i++) {
      // Forwards, backwards and in leaps.
      const epoch = epochTdb(start + ((end - start) * ((i * 17) % 40)) / 40 + 1234.5 * i);
      if (!loop.covers(epoch)) loop = new TurningLoop(segment, data as TurningOrbitData, almanac, epoch);
      expect(loop.covers(epoch)).toBe(true);
      const stage = stageAt(epoch, 10 ** (3 + (i % 6)));
      expect(loop.place(stage, centre)).toBe(true);
      segment.stateInto(state, epoch);
      sceneFromIcrf(craft, state.positionKm);
      craft.x -= stage.eye.position.x;
      const away = linePoints(stage, loop).map(([x, y, z]) => Math.hypot(x - craft.x, y - craft.y, z - craft.z));
      // A pixel is a thousandth of the distance.
      const milliPixelKm = 1e-6 * Math.hypot(craft.x, craft.y, craft.z);
      expect(Math.min(...away)).toBeLessThan(Math.max(1e-3, milliPixelKm));
    }
  });

  it('has no corner at which the craft would leave it: neighbouring points are a fifth of its reach apart at most', () => {
    const loop = new TurningLoop(segment, data as TurningOrbitData, almanac, start);
    const stage = stageAt(start + 1e5, 1e6);
    loop.place(stage, centre);
    const points = linePoints(stage, loop);
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1]!, points[i]!];
      expect(Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]) / loop.reachKm).toBeLessThan(0.2);
    }
  });
});
