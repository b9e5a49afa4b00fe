import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { icrfFromGalactic } from '../../src/core/frames/galactic.ts';
import { vec3 } from '../../src/core/math/vec3.ts';
import { RAD_PER_DEG } from '../../src/core/units/constants.ts';

/**
 * Makes public/stars/milky-way.webp and milky-way.bin from Axel Mellinger's panorama of the whole sky, as the Debian
 * package stellarium-data 0.22.2 has it: `tsx tools/sky/make-milky-way.ts [path of milkyway.png]`. Needs ImageMagick and
 * cwebp. The panorama lies along the equator, right ascension growing to the left, 18 h in the middle; the picture made
 * of it lies along the galactic equator, longitude growing to the right from 0°. Its single stars are taken out, since the
 * app draws them itself; its blue is toned down to what a camera without filters sees; and its values are square roots,
 * so that the faint parts keep their steps. The second file tells how bright each corner of the net is.
 */
const TARGET = join(import.meta.dirname, '../../public/stars');
const [SOURCE_WIDTH, SOURCE_HEIGHT] = [2048, 1024];
/** Reach and net as src/scene/sky/milky-way-net.ts reads them. */
const REACH_DEG = 50;
const CELL_DEG = 2;
const CELL_ROWS = (2 * REACH_DEG) / CELL_DEG + 1;
const TEXELS_A_DEGREE = 6;
const [WIDTH, HEIGHT] = [360 * TEXELS_A_DEGREE, 2 * REACH_DEG * TEXELS_A_DEGREE];
/** Fainter than the second value (0 to 255) the panorama is noise: its blurred copy takes over. */
const [FAINT, CLEAR] = [5, 26];
/** What the panorama's own ground takes away from faint light, softly. */
const GROUND = 5;
/** From this galactic latitude on (degrees) the band fades, gone at the edge of the net. */
const FADE_FROM_DEG = 40;
const GREYED = 0.42;
/** So much is made of the panorama's own light; the brightest star clouds then have all there is. */
const GAIN = 1.25;

function main([source = '/usr/share/stellarium/textures/milkyway.png']: readonly string[]): void {
  // A median takes out what is smaller than it: stars.
  const starless = [source, '-alpha', 'off', '-statistic', 'Median', '3x3'];
  const sharp = rgb([...starless, '-unsharp', '0x6+0.6+0']);
  const soft = rgb([...starless, '-virtual-pixel', 'tile', '-blur', '0x9']);
  const picture = galactic(sharp, soft);
  const webp = execFileSync(
    'sh',
    [
      '-c',
      `convert -size ${WIDTH}x${HEIGHT} -depth 8 rgb:- png:- | cwebp -quiet -m 6 -q 88 -sns 0 -f 60 -sharp_yuv -o - -- -`,
    ],
    { input: picture, maxBuffer: 1e8 },
  );
  writeFileSync(join(TARGET, 'milky-way.webp'), webp);
  const net = brightness(picture);
  writeFileSync(join(TARGET, 'milky-way.bin'), net);
  console.log(`picture ${webp.length} bytes, net ${net.length} bytes, brightest ${Math.max(...net)}`);
}

/** A picture as sixteen-bit values from 0 to 255, three a pixel. */
function rgb(steps: readonly string[]): Float32Array {
  const bytes = execFileSync('convert', [...steps, '-depth', '16', '-endian', 'LSB', 'rgb:-'], { maxBuffer: 1e8 });
  return Float32Array.from(new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2), (v) => v / 257);
}

function galactic(sharp: Float32Array, soft: Float32Array): Uint8Array {
  const out = new Uint8Array(3 * WIDTH * HEIGHT);
  const direction = vec3<'Icrf'>();
  for (let row = 0; row < HEIGHT; row++) {
    const latitudeDeg = REACH_DEG - (row + 0.5) / TEXELS_A_DEGREE;
    const kept = Math.min(1, (REACH_DEG - Math.abs(latitudeDeg)) / (REACH_DEG - FADE_FROM_DEG));
    for (let column = 0; column < WIDTH; column++) {
      icrfFromGalactic(direction, ((column + 0.5) / TEXELS_A_DEGREE) * RAD_PER_DEG, latitudeDeg * RAD_PER_DEG);
      const raDeg = Math.atan2(direction.y, direction.x) / RAD_PER_DEG;
      const x = ((((270 - raDeg) / 360 + 0.5) % 1) + 1) % 1;
      const y = 0.5 - Math.asin(direction.z) / RAD_PER_DEG / 180;
      const fine = sample(sharp, x * SOURCE_WIDTH - 0.5, y * SOURCE_HEIGHT - 0.5);
      const blurred = sample(soft, x * SOURCE_WIDTH - 0.5, y * SOURCE_HEIGHT - 0.5);
      // Near the celestial poles the panorama's pixels are drawn out: there too.
      const whole = Math.min(1, 2.2 * Math.sqrt(1 - direction.z * direction.z));
      const clear = whole * Math.min(1, Math.max(0, (mean(blurred) - FAINT) / (CLEAR - FAINT)));
      const mixed = fine.map((v, i) => v * clear + blurred[i]! * (1 - clear));
      const grey = mean(mixed);
      for (let i = 0; i < 3; i++) {
        // Dust is brown, never green.
        const hue = i === 1 ? Math.min(mixed[1]!, 0.52 * (mixed[0]! + mixed[2]!)) : mixed[i]!;
        const value = hue * (1 - GREYED) + grey * GREYED;
        const light = ((value * value) / (value + GROUND) / 255) * GAIN * kept;
        out[3 * (row * WIDTH + column) + i] = Math.min(255, Math.round(255 * Math.sqrt(light)));
      }
    }
  }
  return out;
}

function mean([r = 0, g = 0, b = 0]: readonly number[]): number {
  return (r + g + b) / 3;
}

/** Between four pixels; around the sky sideways. */
function sample(pixels: Float32Array, x: number, y: number): number[] {
  const [x0, y0] = [Math.floor(x), Math.max(0, Math.min(SOURCE_HEIGHT - 2, Math.floor(y)))];
  const [fx, fy] = [x - x0, Math.max(0, Math.min(1, y - y0))];
  const at = (column: number, row: number, i: number) =>
    pixels[3 * (row * SOURCE_WIDTH + ((column + SOURCE_WIDTH) % SOURCE_WIDTH)) + i]!;
  return [0, 1, 2].map(
    (i) =>
      (at(x0, y0, i) * (1 - fx) + at(x0 + 1, y0, i) * fx) * (1 - fy) +
      (at(x0, y0 + 1, i) * (1 - fx) + at(x0 + 1, y0 + 1, i) * fx) * fy,
  );
}

/** Mean value within half a cell of each corner of the net, row by row from the south. */
function brightness(picture: Uint8Array): Uint8Array {
  const columns = 360 / CELL_DEG;
  const out = new Uint8Array(columns * CELL_ROWS);
  const half = (CELL_DEG * TEXELS_A_DEGREE) / 2;
  for (let row = 0; row < CELL_ROWS; row++) {
    const y = HEIGHT - row * CELL_DEG * TEXELS_A_DEGREE;
    for (let column = 0; column < columns; column++) {
      const x = column * CELL_DEG * TEXELS_A_DEGREE;
      let sum = 0;
      let count = 0;
      for (let j = Math.max(0, y - half); j < Math.min(HEIGHT, y + half); j++) {
        for (let i = x - half; i < x + half; i++) {
          const at = 3 * (j * WIDTH + ((i + WIDTH) % WIDTH));
          sum += (picture[at]! + picture[at + 1]! + picture[at + 2]!) / 3;
          count++;
        }
      }
      out[row * columns + column] = Math.round(sum / count);
    }
  }
  return out;
}

main(process.argv.slice(2));
