import { useId } from 'react';
import { LINE_KINDS, type LineKind, type Strokes } from '../../state/line-styles.ts';

/** Strokes are between one and two steps long in the picture. */
const MIDDLE_STEP = 1.4;

/** The cut of a line as SVG has it. */
export function dashArray({ stepPx, filled }: Strokes): string {
  const step = MIDDLE_STEP * stepPx;
  return `${(step * filled).toFixed(1)} ${(step * (1 - filled)).toFixed(1)}`;
}

/** A line of a kind as the picture draws it: its width, its strokes, its glow; what was flown pales to the left. */
export function LineSample({ kind }: { readonly kind: LineKind }) {
  const id = useId();
  const { look, strokes } = LINE_KINDS[kind];
  const fades = kind === 'flown' || kind === 'coast';
  const stroke = fades ? `url(#${id})` : 'currentcolor';
  const dash = strokes ? { strokeDasharray: dashArray(strokes) } : {};
  return (
    <>
      {fades && (
        <linearGradient id={id} gradientUnits="userSpaceOnUse" x1="2" y1="0" x2="46" y2="0">
          <stop offset="0" stopColor="currentcolor" stopOpacity={kind === 'flown' ? 0.25 : 1} />
          <stop offset="1" stopColor="currentcolor" stopOpacity={kind === 'flown' ? 1 : 0.1} />
        </linearGradient>
      )}
      {look.haloPx > 0 && !fades && (
        <path d="M2 8.01h44" strokeWidth={look.widthPx + 2 * look.haloPx} strokeOpacity="0.16" />
      )}
      <path
        d="M2 8h44v.01"
        stroke={stroke}
        strokeWidth={kind === 'illustrative' ? 0.8 * 1.6 : Math.max(1.4, look.widthPx)}
        {...dash}
      />
    </>
  );
}
