import { EVENT_MARK, type EventKind } from '../../state/line-styles.ts';

/** Outlines in a box of 16 by 16, as the picture draws the signs of events. */
const OUTLINES: Readonly<Record<EventKind, string>> = {
  launch: 'M8 2.8 13.4 12.4H2.6z',
  landing: 'M8 13.2 2.6 3.6h10.8z',
  flyby: 'M8 3.2a4.8 4.8 0 1 1 0 9.6 4.8 4.8 0 1 1 0-9.6z',
  arrival: 'M8 3.2a4.8 4.8 0 1 1 0 9.6 4.8 4.8 0 1 1 0-9.6z',
  burn: 'M8 1.5 9.4 6.6 14.5 8 9.4 9.4 8 14.5 6.6 9.4 1.5 8 6.6 6.6z',
  return: 'M2.8 11a5.2 6 0 0 1 10.4 0z',
  end: 'M3.6 3.6 12.4 12.4M12.4 3.6 3.6 12.4',
  other: 'M8 5.6a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 1 1 0-4.8z',
};

/** The sign of a kind of event: full, or the outline of one that is planned. A fly-by is a ring, the end a cross, either way. */
export function EventSign({ kind, isPlanned = false }: { readonly kind: EventKind; readonly isPlanned?: boolean }) {
  const isLine = kind === 'flyby' || kind === 'end';
  return (
    <path
      d={OUTLINES[kind]}
      stroke={EVENT_MARK.colorHex}
      strokeWidth={isLine ? 1.9 : 1.2}
      fill={isLine || isPlanned ? 'none' : EVENT_MARK.colorHex}
    />
  );
}
