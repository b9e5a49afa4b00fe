import { memoryUsage } from 'node:process';
import { expect, it } from 'vitest';
import { epochTdb } from '../../src/core/time/epoch.ts';
import { Stage } from '../../src/scene/stage/stage.ts';
import { lookAt } from '../../src/state/explorer.ts';
import { testExplorer } from '../ui/explorer-for-tests.tsx';

const FRAME_S = 1440;
const FRAMES_A_ROUND = 20;
const MOST_ROUNDS = 300;
/** Garbage is collected now and then, and such a round tells nothing: so many in a row have to be quiet. */
const QUIET_ROUNDS = 5;
/** A few numbers are still put into boxes; arrays, objects or functions made for each of 300 objects would be far more. */
const MOST_GARBAGE_BYTES = 4000;

it('places and eye of a running frame leave next to no garbage, once the code is compiled', () => {
  const paths = ['mro', 'curiosity', 'lro', 'jwst', 'juno-spacecraft', 'lucy', 'voyager-1'];
  const explorer = testExplorer('2031-07-14T00:00Z', {}, { paths });
  const stage = new Stage(explorer);
  stage.resize(1280, 720);
  lookAt(explorer, 'sun', { azimuthDeg: -60, elevationDeg: 35, distanceKm: 1.4e9 }, true);
  let quiet = 0;
  for (let round = 0; round < MOST_ROUNDS && quiet < QUIET_ROUNDS; round++) {
    const before = memoryUsage().heapUsed;
    for (let frame = 0; frame < FRAMES_A_ROUND; frame++) {
      explorer.clock.setEpoch(epochTdb(explorer.clock.epoch + FRAME_S));
      stage.update(0.016);
    }
    const bytesAFrame = (memoryUsage().heapUsed - before) / FRAMES_A_ROUND;
    quiet = bytesAFrame > 0 && bytesAFrame < MOST_GARBAGE_BYTES ? quiet + 1 : 0;
  }
  expect(quiet).toBe(QUIET_ROUNDS);
}, 60_000);
