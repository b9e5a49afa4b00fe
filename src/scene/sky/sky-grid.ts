import { Group } from 'three';
import type { LabelGuest } from '../labels/label-guest.ts';
import type { Layer } from '../stage/layer.tsx';
import type { Stage } from '../stage/stage.ts';
import { fromEcliptic, fromEquator, type SkyDirection } from './directions.ts';
import { skyLabel } from './sky-label.ts';
import { SkyLines } from './sky-lines.ts';

const MERIDIANS_DEG = 30;
const PARALLELS_DEG = 30;
/** Length of the straight pieces circles are made of (degrees). */
const PIECE_DEG = 3;
const HIGHEST_DEG = 90 - PARALLELS_DEG / 3;
const PRIORITY = 30;

interface GridKind {
  readonly direction: SkyDirection;
  readonly colorHex: string;
  /** Text at a longitude on the great circle, in degrees. */
  readonly longitudeText: (deg: number) => string;
}

const KINDS = {
  ecliptic: { direction: fromEcliptic, colorHex: '#C9A45C', longitudeText: (deg) => `${deg}°` },
  equator: { direction: fromEquator, colorHex: '#6E9BD1', longitudeText: (deg) => `${deg / 15} h` },
} as const satisfies Record<string, GridKind>;

/** A grid of the sky: meridians and parallels every 30°, the great circle itself a little stronger, with figures. */
export class SkyGrid implements Layer {
  readonly root = new Group();
  private readonly parts: readonly SkyLines[];
  private readonly labels: readonly LabelGuest[];

  constructor(
    private readonly stage: Stage,
    kind: keyof typeof KINDS,
  ) {
    const { direction, colorHex, longitudeText } = KINDS[kind];
    const net: number[] = [];
    for (let lon = 0; lon < 360; lon += MERIDIANS_DEG) {
      for (let lat = -HIGHEST_DEG; lat < HIGHEST_DEG; lat += PIECE_DEG) {
        addPiece(net, direction, [lon, lat], [lon, Math.min(HIGHEST_DEG, lat + PIECE_DEG)]);
      }
    }
    for (const lat of [-2, -1, 1, 2]) addCircle(net, direction, lat * PARALLELS_DEG);
    const great: number[] = [];
    addCircle(great, direction, 0);
    this.parts = [
      new SkyLines(net, { colorHex, opacity: 0.16, widthPx: 1 }),
      new SkyLines(great, { colorHex, opacity: 0.42, widthPx: 1.2 }),
    ];
    for (const { mesh } of this.parts) this.root.add(mesh);
    this.labels = labelsOf(direction, longitudeText);
    for (const label of this.labels) stage.guests.add(label);
  }

  update(stage: Stage): void {
    for (const part of this.parts) part.update(stage);
  }

  dispose(): void {
    for (const label of this.labels) this.stage.guests.delete(label);
    for (const part of this.parts) part.dispose();
  }
}

function addCircle(out: number[], direction: SkyDirection, latitude: number): void {
  for (let lon = 0; lon < 360; lon += PIECE_DEG) addPiece(out, direction, [lon, latitude], [lon + PIECE_DEG, latitude]);
}

function addPiece(out: number[], direction: SkyDirection, from: [number, number], to: [number, number]): void {
  for (const [lon, lat] of [from, to]) {
    const { x, y, z } = direction({ x: 0, y: 0, z: 0 }, lon, lat);
    out.push(x, y, z);
  }
}

function labelsOf(direction: SkyDirection, longitudeText: (deg: number) => string): LabelGuest[] {
  const labels: LabelGuest[] = [];
  const add = (text: string, lon: number, lat: number) =>
    labels.push(skyLabel(text, direction({ x: 0, y: 0, z: 0 }, lon, lat), PRIORITY));
  for (let lon = 0; lon < 360; lon += MERIDIANS_DEG) {
    add(longitudeText(lon), lon, 0);
    if (lon % 90 !== 0) continue;
    for (const lat of [-60, -30, 30, 60]) add(`${lat > 0 ? '+' : '−'}${Math.abs(lat)}°`, lon, lat);
  }
  return labels;
}
