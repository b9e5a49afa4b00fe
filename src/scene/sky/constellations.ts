import { Group } from 'three';
import { notify } from '../../state/explorer.ts';
import type { LabelGuest } from '../labels/label-guest.ts';
import type { ScenePoint } from '../stage/display-axes.ts';
import type { Layer } from '../stage/layer.tsx';
import type { Stage } from '../stage/stage.ts';
import { fromEquator } from './directions.ts';
import { skyLabel } from './sky-label.ts';
import { SkyLines } from './sky-lines.ts';

/** A figure of the sky as its file has it: degrees of right ascension and declination, J2000. */
export interface Constellation {
  /** Latin name of the International Astronomical Union. */
  readonly name: string;
  /** 1 conspicuous to 3 faint. */
  readonly rank: number;
  readonly at: readonly [number, number];
  /** Lines from star to star: right ascension and declination in turn. */
  readonly lines: readonly (readonly number[])[];
}

/** The figures' lines and Latin names. */
export class Constellations implements Layer {
  readonly root = new Group();
  private lines: SkyLines | undefined;
  private labels: readonly LabelGuest[] = [];
  private isDisposed = false;

  constructor(
    private readonly stage: Stage,
    invalidate: () => void,
  ) {
    void this.load(invalidate);
  }

  update(stage: Stage): void {
    this.lines?.update(stage);
  }

  dispose(): void {
    this.isDisposed = true;
    for (const label of this.labels) this.stage.guests.delete(label);
    this.lines?.dispose();
  }

  private async load(invalidate: () => void): Promise<void> {
    try {
      const response = await fetch(`${import.meta.env.BASE_URL}stars/constellations.json`);
      if (!response.ok) throw new Error(`The constellations answered ${response.status}.`);
      const figures = (await response.json()) as readonly Constellation[];
      if (this.isDisposed) return;
      this.lines = new SkyLines(piecesOf(figures), { colorHex: '#8FA8D0', opacity: 0.34, widthPx: 1 });
      this.root.add(this.lines.mesh);
      this.labels = figures.map(({ name, rank, at }) =>
        skyLabel(name, fromEquator(point(), at[0], at[1]), 60 - 10 * rank),
      );
      for (const label of this.labels) this.stage.guests.add(label);
      invalidate();
    } catch (error) {
      console.warn('The constellations could not be loaded.', error);
      notify(this.stage.explorer, { kind: 'problem', textKey: 'notice.skyFailed', values: {} });
    }
  }
}

/** The lines of all figures, star to star: six numbers a piece. */
export function piecesOf(figures: readonly Constellation[]): number[] {
  const pieces: number[] = [];
  for (const line of figures.flatMap((figure) => figure.lines)) {
    for (let i = 0; i + 3 < line.length; i += 2) {
      const from = fromEquator(point(), line[i]!, line[i + 1]!);
      const to = fromEquator(point(), line[i + 2]!, line[i + 3]!);
      pieces.push(from.x, from.y, from.z, to.x, to.y, to.z);
    }
  }
  return pieces;
}

function point(): ScenePoint {
  return { x: 0, y: 0, z: 0 };
}
