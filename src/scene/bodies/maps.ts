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
  titan: 'titan.webp',
  hyperion: 'hyperion.webp',
  uranus: 'uranus.webp',
  miranda: 'miranda.webp',
  ariel: 'ariel.webp',
  umbriel: 'umbriel.webp',
  titania: 'titania.webp',
  oberon: 'oberon.webp',
  neptune: 'neptune.webp',
  pluto: 'pluto.webp',
  charon: 'charon.webp',
};

/** Ring maps: one row from the inner to the outer edge, opacity in alpha. */
export const RING_MAPS: Readonly<
  Record<string, { readonly file: string; readonly innerKm: number; readonly outerKm: number }>
> = {
  saturn: { file: 'saturn-rings.webp', innerKm: 74_510, outerKm: 140_390 },
};
