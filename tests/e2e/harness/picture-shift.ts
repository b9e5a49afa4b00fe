/** How far the picture has moved since the last frame (px). */
export interface Shift {
  readonly x: number;
  readonly y: number;
}

/** What is looked at in the page, frame by frame. */
export interface Steps {
  /** Before each frame: the query of a link to look at, or a time (UTC). */
  readonly links?: readonly string[];
  readonly times?: readonly string[];
  /** Side of the square in the middle of the picture that is looked at (px). */
  readonly sidePx: number;
}

/**
 * Runs in the page: goes through the steps, reads the pixels of each frame off the canvas, and tells how far the picture
 * has moved from each frame to the next, to a small part of a pixel: the shift that makes the brightness of both the same
 * in least squares. No named function inside: it is sent as text.
 * @source Lucas & Kanade, An iterative image registration technique (IJCAI 1981), section 3
 */
export const SHIFTS_IN_PAGE = async ({ links, times, sidePx }: Steps): Promise<Shift[]> => {
  const canvas = [...document.querySelectorAll('canvas')].find((c) => c.getContext('webgl2') !== null)!;
  const copy = new OffscreenCanvas(sidePx, sidePx).getContext('2d', { willReadFrequently: true })!;
  const [left, top] = [Math.floor((canvas.width - sidePx) / 2), Math.floor((canvas.height - sidePx) / 2)];
  const looks: Float64Array[] = [];
  for (let step = 0; step < (links ?? times)!.length; step++) {
    if (links) {
      history.replaceState(null, '', links[step]);
      dispatchEvent(new PopStateEvent('popstate'));
    } else window.outbound.setTime(times![step]!);
    // Asked for after the picture's own frame: called after it is drawn, and before the browser takes it away.
    looks.push(
      await new Promise<Float64Array>((done) => {
        requestAnimationFrame(() => {
          copy.drawImage(canvas, left, top, sidePx, sidePx, 0, 0, sidePx, sidePx);
          const { data } = copy.getImageData(0, 0, sidePx, sidePx);
          const light = new Float64Array(sidePx * sidePx);
          for (let i = 0; i < light.length; i++) light[i] = data[4 * i]! + data[4 * i + 1]! + data[4 * i + 2]!;
          // Edges are not smoothed by the graphics card: over three pixels they are slopes.
          const soft = new Float64Array(light.length);
          for (let y = 1; y < sidePx - 1; y++) {
            for (let x = 1; x < sidePx - 1; x++) {
              let sum = 0;
              for (let dy = -1; dy <= 1; dy++)
                for (let dx = -1; dx <= 1; dx++)
                  sum += (2 - Math.abs(dx)) * (2 - Math.abs(dy)) * light[(y + dy) * sidePx + x + dx]!;
              soft[y * sidePx + x] = sum / 16;
            }
          }
          done(soft);
        });
      }),
    );
  }
  return looks.slice(1).map((now, i) => {
    const before = looks[i]!;
    const shift = { x: 0, y: 0 };
    for (let round = 0; round < 4; round++) {
      let [xx, xy, yy, tx, ty] = [0, 0, 0, 0, 0];
      for (let y = 4; y < sidePx - 5; y++) {
        for (let x = 4; x < sidePx - 5; x++) {
          const at = y * sidePx + x;
          const [px, py] = [x + shift.x, y + shift.y];
          const [fx, fy] = [Math.floor(px), Math.floor(py)];
          if (fx < 1 || fy < 1 || fx > sidePx - 3 || fy > sidePx - 3) continue;
          const [u, v] = [px - fx, py - fy];
          const to = fy * sidePx + fx;
          const there =
            (1 - v) * ((1 - u) * now[to]! + u * now[to + 1]!) +
            v * ((1 - u) * now[to + sidePx]! + u * now[to + sidePx + 1]!);
          const gx = (before[at + 1]! - before[at - 1]!) / 2;
          const gy = (before[at + sidePx]! - before[at - sidePx]!) / 2;
          const off = there - before[at]!;
          xx += gx * gx;
          xy += gx * gy;
          yy += gy * gy;
          tx += gx * off;
          ty += gy * off;
        }
      }
      const det = xx * yy - xy * xy;
      if (!(det > 0)) throw new Error('There is nothing in the picture whose motion could be seen.');
      shift.x -= (yy * tx - xy * ty) / det;
      shift.y -= (xx * ty - xy * tx) / det;
    }
    return shift;
  });
};
