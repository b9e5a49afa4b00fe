import type { Stage } from '../stage/stage.ts';

/** A name of something that is no object of the catalogue: it takes part in the labels' choice, and is no button. */
export interface LabelGuest {
  readonly text: string;
  readonly tone: 'sky' | 'small-body';
  readonly priority: number;
  /** Radius of the mark it stands beside (CSS px). */
  readonly markPx: number;
  /** Writes where it is (CSS px); false when it is out of the picture. */
  locate(out: { x: number; y: number }, stage: Stage): boolean;
}
