/** What a surface is made of, as the shader of craft knows it. */
const MATTER = { paint: 0, foil: 1, cells: 2, metal: 3, composite: 4, membrane: 5, hot: 6 } as const;

/** A surface: its matter, colour (linear red, green, blue), gloss (0 dull, 1 mirror), size of its pattern in metres. */
export interface Coat {
  readonly matter: number;
  readonly rgb: readonly [number, number, number];
  readonly gloss: number;
  readonly patternM: number;
}

function coat(matter: keyof typeof MATTER, rgb: Coat['rgb'], gloss: number, patternM = 1): Coat {
  return { matter: MATTER[matter], rgb, gloss, patternM };
}

/** Insulation of many layers: crinkled foil that glints. */
export const GOLD_FOIL = coat('foil', [0.92, 0.56, 0.16], 0.85, 0.2);
export const SILVER_FOIL = coat('foil', [0.78, 0.79, 0.8], 0.9, 0.2);
export const BLACK_FOIL = coat('foil', [0.045, 0.045, 0.05], 0.5, 0.2);
/** Cloth of glass fibre over insulation: white and dull, with soft folds. */
export const WHITE_CLOTH = coat('foil', [0.74, 0.73, 0.7], 0.12, 0.6);
export const WHITE = coat('paint', [0.8, 0.8, 0.78], 0.25);
export const GREY = coat('paint', [0.3, 0.31, 0.33], 0.3);
export const DARK = coat('paint', [0.03, 0.03, 0.034], 0.25);
/** Radiators: mirrors behind quartz, dark against the sky. */
export const RADIATOR = coat('metal', [0.62, 0.65, 0.7], 0.55, 0.5);
export const BARE_METAL = coat('metal', [0.62, 0.61, 0.6], 0.6);
export const NOZZLE = coat('metal', [0.2, 0.18, 0.17], 0.5);
export const BRONZE = coat('metal', [0.5, 0.4, 0.3], 0.3, 0.6);
export const CELLS = coat('cells', [0.018, 0.032, 0.1], 0.8, 0.085);
/** Backs of wings: carbon fibre, or white, with the ribs that stiffen them. */
export const PANEL_BACK = coat('composite', [0.3, 0.3, 0.3], 0.2, 0.5);
export const CARBON = coat('composite', [0.07, 0.07, 0.075], 0.3, 0.5);
export const AMBER_BACK = coat('composite', [0.42, 0.24, 0.08], 0.45, 0.8);
export const GOLD_MIRROR = coat('metal', [1, 0.7, 0.28], 0.97);
/** Sunshields: the layers that face the Sun have a purple sheen, the others are bare aluminium. */
export const SHIELD_HOT = coat('membrane', [0.66, 0.5, 0.6], 0.65, 1.6);
export const SHIELD_COLD = coat('membrane', [0.7, 0.65, 0.72], 0.82, 1.6);
export const SAIL_FILM = coat('membrane', [0.76, 0.74, 0.72], 0.9, 1.6);
export const TILE = coat('paint', [0.12, 0.1, 0.085], 0.1);
export const TYRE = coat('composite', [0.1, 0.1, 0.1], 0.35, 0.09);
/** Carbon that glows near the Sun, and the white coat before it. */
export const HOT_CARBON = coat('hot', [0.09, 0.085, 0.08], 0.15, 0.3);
export const HOT_WHITE = coat('hot', [0.74, 0.73, 0.7], 0.1, 0.3);
/** Tiles of a crew's cone under a coat that sheds heat: silver grey. */
export const SILVER_TILE = coat('composite', [0.46, 0.45, 0.44], 0.5, 0.34);
export const BLACK_TILE = coat('composite', [0.05, 0.05, 0.052], 0.3, 0.3);
export const AMBER = coat('paint', [0.5, 0.3, 0.12], 0.3);
