import { describe, expect } from 'vitest';
import { AU_KM } from '../../src/core/units/constants.ts';
import { distanceFactor, radialScaleGlsl } from '../../src/scene/stage/radial-scale.ts';
import { browserTest } from './harness/browser-test.ts';

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

/** Runs in the page: where places are drawn, at each amount. No named function inside: it is sent as text. */
const DRAWN_ON_GPU = (given: { source: string; places: number[]; amounts: number[] }) => {
  const gl = document.createElement('canvas').getContext('webgl2')!;
  const program = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, given.source],
    [gl.FRAGMENT_SHADER, '#version 300 es\nprecision highp float; out vec4 c; void main() { c = vec4(1.0); }'],
  ] as const) {
    const shader = gl.createShader(type)!;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw new Error(gl.getShaderInfoLog(shader) ?? 'shader');
    gl.attachShader(program, shader);
  }
  gl.transformFeedbackVaryings(program, ['place'], gl.INTERLEAVED_ATTRIBS);
  gl.linkProgram(program);
  gl.useProgram(program);
  gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
  gl.bufferData(gl.ARRAY_BUFFER, new Float32Array(given.places), gl.STATIC_DRAW);
  gl.enableVertexAttribArray(0);
  gl.vertexAttribPointer(gl.getAttribLocation(program, 'aPlace'), 3, gl.FLOAT, false, 0, 0);
  gl.bindBuffer(gl.TRANSFORM_FEEDBACK_BUFFER, gl.createBuffer());
  gl.bufferData(gl.TRANSFORM_FEEDBACK_BUFFER, given.places.length * 4, gl.STATIC_READ);
  const out = gl.getParameter(gl.TRANSFORM_FEEDBACK_BUFFER_BINDING) as WebGLBuffer;
  gl.bindBufferBase(gl.TRANSFORM_FEEDBACK_BUFFER, 0, out);
  gl.enable(gl.RASTERIZER_DISCARD);
  return given.amounts.map((amount) => {
    gl.uniform1f(gl.getUniformLocation(program, 'uLogAmount'), amount);
    gl.beginTransformFeedback(gl.POINTS);
    gl.drawArrays(gl.POINTS, 0, given.places.length / 3);
    gl.endTransformFeedback();
    const drawn = new Float32Array(given.places.length);
    gl.getBufferSubData(gl.TRANSFORM_FEEDBACK_BUFFER, 0, drawn);
    return [...drawn];
  });
};

describe('logarithmic distances on the graphics card', () => {
  for (const [unit, unitKm] of [
    ['km', 1],
    ['au', AU_KM],
  ] as const) {
    browserTest(`are those of the processor, in ${unit}`, async ({ browser }) => {
      const inUnits = AU_KM / unitKm;
      const page = await browser.newPage();
      const answers = await page.evaluate(DRAWN_ON_GPU, {
        source: vertexFor(unitKm),
        places: PLACES_AU.map((au) => au * inUnits),
        amounts: AMOUNTS,
      });
      await page.close();
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
