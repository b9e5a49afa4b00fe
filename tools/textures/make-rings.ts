import { execFileSync } from 'node:child_process';

/**
 * Makes the ring map of Saturn, one row from the inner to the outer edge: `tsx tools/textures/make-rings.ts SOURCE OUT.png`,
 * SOURCE being saturn_rings_radial.png of the Debian package stellarium-data. Needs ImageMagick. The source has a sample
 * each 257 km; what is finer is put in here: the named gaps at their published places and widths, and between them ringlets
 * that are made up, as strong as Cassini saw them in each ring.
 */
const TEXELS = 4096;
const [INNER_KM, OUTER_KM] = [74_510, 140_390];

/**
 * Gaps: middle and width (km), without the ringlets some of them hold.
 * @source PDS Ring-Moon Systems Node, Vital Statistics for Saturn's Rings, https://pds-rings.seti.org/saturn/saturn_tables.html
 *   (Colombo to Dawes); USGS names of 2009, by way of https://www.planetary.org/blogs/emily-lakdawalla/2009/1835.html (the rest)
 */
const GAPS: readonly (readonly [middleKm: number, widthKm: number])[] = [
  [77_837, 178],
  [87_476, 267],
  [88_704, 37],
  [90_210, 21],
  [117_680, 325],
  [118_234, 102],
  [118_614, 33],
  [118_950, 38],
  [119_967, 238],
  [133_570, 325],
  [136_530, 35],
];

/** What the ringlets do from a radius on (km) to brightness and to opacity, in parts of it; how wide they are (km). */
const RINGLETS: readonly {
  readonly fromKm: number;
  readonly light: number;
  readonly cover: number;
  readonly km: number;
}[] = [
  { fromKm: 74_500, light: 0.03, cover: 0.3, km: 420 },
  { fromKm: 91_980, light: 0.1, cover: 0.06, km: 260 },
  { fromKm: 99_000, light: 0.13, cover: 0.05, km: 210 },
  { fromKm: 117_500, light: 0.03, cover: 0.22, km: 300 },
  { fromKm: 122_050, light: 0.035, cover: 0.05, km: 130 },
  { fromKm: 136_800, light: 0, cover: 0, km: 100 },
];
const CHANGE_KM = 500;

function main([source, target]: readonly string[]): void {
  if (source === undefined || target === undefined) throw new Error('Say which map to read and which to write.');
  const row = execFileSync('convert', [source, '-crop', 'x1+0+0', '-depth', '8', 'rgba:-']);
  const out = new Uint8Array(4 * TEXELS);
  for (let i = 0; i < TEXELS; i++) {
    const km = INNER_KM + ((i + 0.5) / TEXELS) * (OUTER_KM - INNER_KM);
    const [light, cover] = ringlets(km);
    for (let channel = 0; channel < 4; channel++) {
      const value = smooth(row, ((i + 0.5) / TEXELS) * (row.length / 4) - 0.5, channel);
      out[4 * i + channel] = Math.max(
        0,
        Math.min(255, Math.round(channel < 3 ? value * light : value * cover * open(km))),
      );
    }
  }
  execFileSync('convert', ['-size', `${TEXELS}x1`, '-depth', '8', 'rgba:-', target], { input: out });
}

/** A channel of the source between its samples (Catmull and Rom's spline). */
function smooth(row: Uint8Array, at: number, channel: number): number {
  const first = Math.floor(at);
  const t = at - first;
  const [a = 0, b = 0, c = 0, d = 0] = [-1, 0, 1, 2].map((step) => {
    const sample = Math.max(0, Math.min(row.length / 4 - 1, first + step));
    return row[4 * sample + channel] ?? 0;
  });
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

/** Factors on brightness and opacity. */
function ringlets(km: number): [light: number, cover: number] {
  let [light, cover] = [1, 1];
  for (const [i, ring] of RINGLETS.entries()) {
    const until = RINGLETS[i + 1]?.fromKm ?? Number.POSITIVE_INFINITY;
    const share = step(km, ring.fromKm) * (1 - step(km, until));
    if (share <= 0) continue;
    const wave =
      noise(km / ring.km) + 0.6 * noise(km / (0.43 * ring.km) + 31) + 0.4 * noise(km / (0.19 * ring.km) + 77);
    light += share * ring.light * wave;
    cover += share * ring.cover * wave;
  }
  return [light, cover];
}

function step(km: number, fromKm: number): number {
  const t = Math.min(1, Math.max(0, (km - fromKm) / CHANGE_KM + 0.5));
  return t * t * (3 - 2 * t);
}

/** What the gaps let through of the ring's opacity: none in their middle. */
function open(km: number): number {
  let left = 1;
  for (const [middle, width] of GAPS) {
    const half = (OUTER_KM - INNER_KM) / TEXELS / 2;
    left *= Math.min(1, Math.max(0.02, (Math.abs(km - middle) - width / 2) / half + 0.5));
  }
  return left;
}

/** Value noise along the radius, −1 to 1; the same whenever it is made. */
function noise(x: number): number {
  const i = Math.floor(x);
  const f = x - i;
  const s = f * f * (3 - 2 * f);
  return hash(i) * (1 - s) + hash(i + 1) * s;
}

function hash(i: number): number {
  const h = Math.imul((i ^ 0x9e3779b9) >>> 0, 0x85ebca6b) >>> 0;
  return (Math.imul(h ^ (h >>> 13), 0xc2b2ae35) >>> 8) / 2 ** 23 - 1;
}

main(process.argv.slice(2));
