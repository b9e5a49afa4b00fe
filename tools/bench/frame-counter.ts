/** What the page did in its frames since the counter was set back. */
export interface FrameCount {
  readonly seconds: number;
  /** Frames in which the picture was drawn. */
  readonly drawn: number;
  /** Script in the callbacks of all frames, milliseconds. */
  readonly scriptMs: number;
  /** Script of each frame that drew, milliseconds. */
  readonly perFrameMs: readonly number[];
  readonly drawCalls: number;
}

declare global {
  interface Window {
    frameCounter: { reset(): void; read(): FrameCount };
  }
}

/**
 * Runs in the page before its own scripts: times everything that is called in a frame, and counts the frames that clear
 * the canvas, which a drawn picture does once. Sent to the page as text: it may use nothing from outside.
 */
export function installFrameCounter(): void {
  const request = window.requestAnimationFrame.bind(window);
  const gl = WebGL2RenderingContext.prototype;
  let start = performance.now();
  let frame = -1;
  let frameMs = 0;
  let isDrawn = false;
  let scriptMs = 0;
  let drawCalls = 0;
  let perFrameMs: number[] = [];
  const close = () => {
    if (isDrawn) perFrameMs.push(frameMs);
    frameMs = 0;
    isDrawn = false;
  };
  window.requestAnimationFrame = (callback) =>
    request((time) => {
      if (time !== frame) close();
      frame = time;
      const begun = performance.now();
      callback(time);
      const took = performance.now() - begun;
      frameMs += took;
      scriptMs += took;
    });
  const clear = gl.clear;
  gl.clear = function (mask) {
    isDrawn = true;
    clear.call(this, mask);
  };
  const drawElements = gl.drawElements;
  gl.drawElements = function (...given) {
    drawCalls++;
    drawElements.apply(this, given);
  };
  const drawArrays = gl.drawArrays;
  gl.drawArrays = function (...given) {
    drawCalls++;
    drawArrays.apply(this, given);
  };
  window.frameCounter = {
    reset() {
      close();
      start = performance.now();
      scriptMs = 0;
      drawCalls = 0;
      perFrameMs = [];
    },
    read() {
      close();
      const seconds = (performance.now() - start) / 1000;
      return { seconds, drawn: perFrameMs.length, scriptMs, perFrameMs, drawCalls };
    },
  };
}
