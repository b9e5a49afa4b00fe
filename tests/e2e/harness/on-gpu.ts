import type { Browser } from 'playwright-core';

/** A vertex shader whose varying `place` is asked for instead of a picture. */
export interface GpuQuestion {
  readonly source: string;
  readonly attributes: readonly GpuAttribute[];
  /** Values of uniforms for each run: whole numbers for those named in `integers`. */
  readonly runs: readonly Readonly<Record<string, number>>[];
  readonly integers?: readonly string[];
  readonly count: number;
}

export interface GpuAttribute {
  readonly name: string;
  readonly size: number;
  readonly values: readonly number[];
  /** Unsigned integers rather than floats. */
  readonly isInteger?: boolean;
}

/** What the graphics card makes of `place` for each vertex, three numbers each, in each run. */
export async function placesOnGpu(browser: Browser, question: GpuQuestion): Promise<number[][]> {
  const page = await browser.newPage();
  try {
    return await page.evaluate(PLACES_IN_PAGE, question);
  } finally {
    await page.close();
  }
}

/** Runs in the page. No named function inside: it is sent as text. */
const PLACES_IN_PAGE = ({ source, attributes, runs, integers = [], count }: GpuQuestion): number[][] => {
  const gl = document.createElement('canvas').getContext('webgl2')!;
  const program = gl.createProgram();
  for (const [type, text] of [
    [gl.VERTEX_SHADER, source],
    [gl.FRAGMENT_SHADER, '#version 300 es\nprecision highp float; out vec4 c; void main() { c = vec4(1.0); }'],
  ] as const) {
    const shader = gl.createShader(type)!;
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS)) throw new Error(gl.getShaderInfoLog(shader) ?? 'shader');
    gl.attachShader(program, shader);
  }
  gl.transformFeedbackVaryings(program, ['place'], gl.INTERLEAVED_ATTRIBS);
  gl.linkProgram(program);
  gl.useProgram(program);
  for (const { name, size, values, isInteger = false } of attributes) {
    const at = gl.getAttribLocation(program, name);
    gl.bindBuffer(gl.ARRAY_BUFFER, gl.createBuffer());
    gl.bufferData(gl.ARRAY_BUFFER, isInteger ? new Uint32Array(values) : new Float32Array(values), gl.STATIC_DRAW);
    gl.enableVertexAttribArray(at);
    if (isInteger) gl.vertexAttribIPointer(at, size, gl.UNSIGNED_INT, 0, 0);
    else gl.vertexAttribPointer(at, size, gl.FLOAT, false, 0, 0);
  }
  gl.bindBuffer(gl.TRANSFORM_FEEDBACK_BUFFER, gl.createBuffer());
  gl.bufferData(gl.TRANSFORM_FEEDBACK_BUFFER, count * 12, gl.STATIC_READ);
  const out = gl.getParameter(gl.TRANSFORM_FEEDBACK_BUFFER_BINDING) as WebGLBuffer;
  gl.bindBufferBase(gl.TRANSFORM_FEEDBACK_BUFFER, 0, out);
  gl.enable(gl.RASTERIZER_DISCARD);
  return runs.map((values) => {
    for (const [name, value] of Object.entries(values)) {
      const at = gl.getUniformLocation(program, name);
      if (integers.includes(name)) gl.uniform1i(at, value);
      else gl.uniform1f(at, value);
    }
    gl.beginTransformFeedback(gl.POINTS);
    gl.drawArrays(gl.POINTS, 0, count);
    gl.endTransformFeedback();
    const places = new Float32Array(count * 3);
    gl.getBufferSubData(gl.TRANSFORM_FEEDBACK_BUFFER, 0, places);
    return [...places];
  });
};
