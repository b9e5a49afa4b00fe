/** Files under `public/textures` by body; each is listed with its origin and licence in `public/textures/CREDITS.md`. */
export const GLOBE_MAPS: Readonly<Record<string, string>> = {
  mercury: 'mercury.webp',
  earth: 'earth.webp',
  moon: 'moon.webp',
  mars: 'mars.webp',
  phobos: 'phobos.webp',
  deimos: 'deimos.webp',
  ceres: 'ceres.webp',
  vesta: 'vesta.webp',
  eros: 'eros.webp',
  bennu: 'bennu.webp',
  jupiter: 'jupiter.webp',
  io: 'io.webp',
  europa: 'europa.webp',
  ganymede: 'ganymede.webp',
  callisto: 'callisto.webp',
  saturn: 'saturn.webp',
  mimas: 'mimas.webp',
  enceladus: 'enceladus.webp',
  tethys: 'tethys.webp',
  dione: 'dione.webp',
  rhea: 'rhea.webp',
  iapetus: 'iapetus.webp',
  miranda: 'miranda.webp',
  ariel: 'ariel.webp',
  umbriel: 'umbriel.webp',
  titania: 'titania.webp',
  oberon: 'oberon.webp',
  triton: 'triton.webp',
  pluto: 'pluto.webp',
  charon: 'charon.webp',
};

/** Pixels from west to east of the files above. */
export const SMALL_MAP_WIDTH_PX = 512;

/** What else is laid over a globe: lights and clouds of the Earth, the relief of the Moon. */
export const OVERLAY_MAPS = {
  'earth-lights': 'earth-lights.webp',
  'earth-clouds': 'earth-clouds.webp',
  'moon-normals': 'moon-normals.webp',
} as const;
export type OverlayMap = keyof typeof OVERLAY_MAPS;

/** Lists the finer maps there are, by body: a place that has its own adds them there. See `public/textures/README.md`. */
export const MAP_LIST = 'maps.json';

/** Ring maps: one row from the inner to the outer edge, opacity in alpha. */
export const RING_MAPS: Readonly<
  Record<string, { readonly file: string; readonly innerKm: number; readonly outerKm: number }>
> = {
  saturn: { file: 'saturn-rings.webp', innerKm: 74_510, outerKm: 140_390 },
};
