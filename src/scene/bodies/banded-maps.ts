import { DataTexture, LinearFilter, RepeatWrapping } from 'three';
import type { GlobeMap } from './map-shelf.ts';

type Rgb = readonly [number, number, number];

/** Colours by latitude (degrees, from the south pole to the north), and how streaky the clouds are. */
interface Bands {
  readonly rows: readonly (readonly [latDeg: number, colour: Rgb])[];
  readonly streaks: number;
}

/**
 * Bodies wrapped in cloud or haze, of which no good free map exists: smooth bands in their published colours. sRGB, 0-255.
 * - Uranus and Neptune: nearly the same pale greenish blue, Neptune a little bluer, a brighter polar hood on Uranus
 *   (after Irwin et al., "Modelling the seasonal cycle of Uranus's colour and magnitude, and comparison with Neptune",
 *   MNRAS 2024).
 * - Titan: orange haze, the northern half a little darker than the southern, a dark polar hood. Venus: white clouds, pale
 *   yellow to the eye, brighter at the poles. General knowledge; both change with the seasons and the years.
 */
const BANDS: Readonly<Record<string, Bands>> = {
  venus: {
    rows: [
      [-90, [240, 233, 212]],
      [-60, [244, 236, 213]],
      [-40, [230, 215, 180]],
      [0, [219, 199, 158]],
      [40, [232, 217, 183]],
      [60, [245, 237, 214]],
      [90, [240, 232, 210]],
    ],
    streaks: 10,
  },
  titan: {
    rows: [
      [-90, [206, 152, 82]],
      [-30, [214, 160, 88]],
      [0, [207, 150, 78]],
      [30, [196, 138, 69]],
      [60, [182, 124, 60]],
      [90, [150, 98, 50]],
    ],
    streaks: 1,
  },
  uranus: {
    rows: [
      [-90, [176, 215, 220]],
      [-45, [165, 208, 216]],
      [0, [160, 205, 214]],
      [30, [166, 209, 216]],
      [50, [188, 221, 222]],
      [90, [199, 227, 225]],
    ],
    streaks: 1.2,
  },
  neptune: {
    rows: [
      [-90, [139, 188, 214]],
      [-70, [150, 198, 220]],
      [-45, [134, 184, 213]],
      [-20, [143, 193, 218]],
      [0, [138, 189, 216]],
      [30, [146, 195, 219]],
      [90, [132, 182, 211]],
    ],
    streaks: 2.5,
  },
};

const WIDTH = 128;
const HEIGHT = 128;
const made = new Map<string, GlobeMap>();

/** The map of a body of bands; made when first asked for, shared, some kilobytes. Undefined for other bodies. */
export function bandedMap(bodyId: string): GlobeMap | undefined {
  const bands = BANDS[bodyId];
  if (!bands) return undefined;
  let map = made.get(bodyId);
  if (!map) {
    map = { texture: paint(bands), widthPx: 0 };
    made.set(bodyId, map);
  }
  return map;
}

function paint({ rows, streaks }: Bands): DataTexture {
  const data = new Uint8Array(WIDTH * HEIGHT * 4);
  for (let row = 0; row < HEIGHT; row++) {
    const latDeg = ((row + 0.5) / HEIGHT) * 180 - 90;
    for (let column = 0; column < WIDTH; column++) {
      const at = 4 * (row * WIDTH + column);
      const turn = (column / WIDTH) * 2 * Math.PI;
      const streak = streaks * waves(turn, latDeg);
      // Streaks lean towards the equator as the clouds of Venus do: the colour of a latitude some degrees off.
      const colour = colourAt(rows, Math.max(-90, Math.min(90, latDeg + 1.5 * streak)));
      for (let i = 0; i < 3; i++) data[at + i] = Math.max(0, Math.min(255, colour[i]! + streak));
      data[at + 3] = 255;
    }
  }
  const texture = new DataTexture(data, WIDTH, HEIGHT);
  texture.wrapS = RepeatWrapping;
  texture.minFilter = LinearFilter;
  texture.magFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}

/** Long waves around the globe, −1 to 1, dying out at the poles. */
function waves(turn: number, latDeg: number): number {
  const lat = latDeg / 90;
  const bend = 2.2 * Math.abs(lat);
  const sum =
    0.5 * Math.sin(turn + 3 * bend + 5 * lat) +
    0.3 * Math.sin(2 * turn + 6 * bend + 17 * lat) +
    0.2 * Math.sin(5 * turn + 9 * bend - 31 * lat);
  return sum * (1 - lat * lat);
}

function colourAt(rows: Bands['rows'], latDeg: number): Rgb {
  let i = 0;
  while (i < rows.length - 2 && rows[i + 1]![0] < latDeg) i++;
  const [lat0, c0] = rows[i]!;
  const [lat1, c1] = rows[i + 1]!;
  const t = Math.min(1, Math.max(0, (latDeg - lat0) / (lat1 - lat0)));
  const s = t * t * (3 - 2 * t);
  return [c0[0] + (c1[0] - c0[0]) * s, c0[1] + (c1[1] - c0[1]) * s, c0[2] + (c1[2] - c0[2]) * s];
}
