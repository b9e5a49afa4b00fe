import type { Page } from 'playwright-core';

/** Cells a picture is looked at in. */
export const COLUMNS = 32;
export const ROWS = 18;
/** Numbers of a cell: mean red, green and blue, and the spread of brightness within it (0 to 255). */
const NUMBERS = 4;

/** A picture in coarse cells: survives another rasteriser, notices what is missing. One line of hexadecimal a row. */
export type Fingerprint = readonly string[];

/** Takes the fingerprint of a picture (PNG), on an empty page of the same browser. */
export async function fingerprintOf(page: Page, png: Buffer): Promise<Fingerprint> {
  const url = `data:image/png;base64,${png.toString('base64')}`;
  const numbers = await page.evaluate(
    async ({ url, columns, rows }) => {
      const image = await createImageBitmap(await (await fetch(url)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('No canvas.');
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, image.width, image.height);
      const out: number[] = [];
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          const sum = [0, 0, 0, 0, 0];
          let count = 0;
          for (let y = Math.floor((row * image.height) / rows); y < ((row + 1) * image.height) / rows; y++) {
            for (
              let x = Math.floor((column * image.width) / columns);
              x < ((column + 1) * image.width) / columns;
              x++
            ) {
              const at = 4 * (y * image.width + x);
              const [r, g, b] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
              const light = (r + g + b) / 3;
              [r, g, b, light, light * light].forEach((value, i) => {
                sum[i] = (sum[i] ?? 0) + value;
              });
              count++;
            }
          }
          const [r = 0, g = 0, b = 0, light = 0, square = 0] = sum.map((value) => value / count);
          out.push(r, g, b, Math.sqrt(Math.max(0, square - light * light)));
        }
      }
      return out.map((value) => Math.round(value));
    },
    { url, columns: COLUMNS, rows: ROWS },
  );
  const perRow = COLUMNS * NUMBERS;
  return Array.from({ length: ROWS }, (_, row) =>
    numbers
      .slice(row * perRow, (row + 1) * perRow)
      .map((value) => value.toString(16).padStart(2, '0'))
      .join(''),
  );
}

/** How two fingerprints differ: on average, and the share of cells that differ by more than `limit` in any number. */
export function difference(a: Fingerprint, b: Fingerprint, limit: number): { mean: number; changedShare: number } {
  let sum = 0;
  let changed = 0;
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      let most = 0;
      for (let i = 0; i < NUMBERS; i++) {
        const at = 2 * (column * NUMBERS + i);
        const read = (print: Fingerprint) => Number.parseInt(print[row]?.slice(at, at + 2) ?? '', 16);
        const off = Math.abs(read(a) - read(b));
        if (Number.isNaN(off)) throw new Error('The fingerprints are of different sizes.');
        sum += off;
        most = Math.max(most, off);
      }
      if (most > limit) changed++;
    }
  }
  const cells = ROWS * COLUMNS;
  return { mean: sum / (cells * NUMBERS), changedShare: changed / cells };
}
