/** Colours and typeface of the canvases, read once from the theme. */
export interface Palette {
  readonly ground: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly textSoft: string;
  readonly textFaint: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly font: string;
  /** Size of one rem: a kiosk's is larger. */
  readonly remPx: number;
}

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const color = (name: string) => style.getPropertyValue(name).trim();
  return {
    ground: color('--surface'),
    line: color('--line'),
    lineStrong: color('--line-strong'),
    text: color('--text'),
    textSoft: color('--text-soft'),
    textFaint: color('--text-faint'),
    accent: color('--accent'),
    accentSoft: color('--accent-soft'),
    font: style.fontFamily,
    remPx: Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16,
  };
}

/** An opaque "#RRGGBB" with an opacity. */
export function withAlpha(hex: string, alpha: number): string {
  const byte = Math.round(Math.min(Math.max(alpha, 0), 1) * 255);
  return `${hex}${byte.toString(16).padStart(2, '0')}`;
}
