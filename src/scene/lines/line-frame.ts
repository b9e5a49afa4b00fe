import type { ScenePoint } from '../stage/display-axes.ts';
import type { Stage } from '../stage/stage.ts';
import { eyeFromSunInto } from './line-scale.ts';

/**
 * What all lines of a frame share, as the first of the numbers a bundle of lines is told in one piece: sent one by one,
 * numbers cost more than a line. Size of the picture (CSS px), distance of the near plane, how far distances are
 * logarithmic, and where the eye is drawn from the Sun (km, scene axes).
 */
export const FRAME_NUMBERS = 8;

/** Names for the first of `uLines`, as ribbons and the scale of lines want them. */
export const FRAME_GLSL = /* glsl */ `
#define uViewportPx uLines[0].xy
#define uNear uLines[0].z
#define uLogAmount uLines[0].w
#define uEyeFromSun uLines[1].xyz`;

/** Writes them into the numbers of a bundle. */
export function tellFrame(numbers: Float32Array, stage: Stage): void {
  const { eye, camera, places } = stage;
  numbers[0] = eye.widthPx;
  numbers[1] = eye.heightPx;
  numbers[2] = camera.near;
  numbers[3] = places.logAmount;
  if (places.logAmount === 0) return;
  eyeFromSunInto(eyeFromSun, stage);
  numbers[4] = eyeFromSun.x;
  numbers[5] = eyeFromSun.y;
  numbers[6] = eyeFromSun.z;
}

const eyeFromSun: ScenePoint = { x: 0, y: 0, z: 0 };
