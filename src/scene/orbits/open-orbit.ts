import type { EphemerisSource } from '../../core/ephemeris/source.ts';
import { DAYS_PER_JULIAN_YEAR, SECONDS_PER_DAY } from '../../core/units/constants.ts';
import { PathBundle } from '../missions/path-bundle.ts';
import { PathLine } from '../missions/path-line.ts';
import { FINE, samplePath } from '../missions/path-samples.ts';
import type { ScenePoint } from '../stage/display-axes.ts';
import type { Layer } from '../stage/layer.tsx';
import type { Stage } from '../stage/stage.ts';

/** Of a visitor from outside, so much of the way before and after now is drawn (s). */
const HALF_SPAN_S = 3 * DAYS_PER_JULIAN_YEAR * SECONDS_PER_DAY;

const centre: ScenePoint = { x: 0, y: 0, z: 0 };

/** The way of a selected body that no ellipse describes: interstellar objects, comets on their first visit. */
export class OpenOrbit implements Layer {
  private readonly bundle = new PathBundle();
  readonly root = this.bundle.root;
  private line: PathLine | undefined;
  private drawnFor = '';

  constructor(private readonly stage: Stage) {}

  update(stage: Stage): void {
    const object = stage.objects[stage.selectedIndex];
    const sun = stage.sunIndex;
    const eccentricity = object?.body?.orbit?.kind === 'heliocentric-osculating' ? object.body.orbit.eccentricity : 0;
    this.root.visible =
      object !== undefined && eccentricity >= 0.9999 && stage.places.isKnown[object.index] === 1 && sun >= 0;
    if (!this.root.visible || !object) return;
    const half = Math.floor((2 * stage.epoch) / HALF_SPAN_S);
    const wanted = `${object.id} ${half} ${stage.explorer.store.getState().dataVersion}`;
    if (wanted !== this.drawnFor) this.redraw(object.id, (half + 0.5) * (HALF_SPAN_S / 2));
    this.drawnFor = wanted;
    this.bundle.begin();
    if (this.line) {
      this.line.setLook({ color: object.color, opacity: 0.9, widthPx: 1.7 });
      this.line.place(stage, stage.places.truePlaceOf(centre, sun));
      this.bundle.add(this.line);
    }
    this.bundle.end(stage);
  }

  dispose(): void {
    this.bundle.dispose();
  }

  private redraw(id: string, middle: number): void {
    this.line = undefined;
    const source = this.sourceFor(id);
    const start = Math.max(source.interval.start, middle - HALF_SPAN_S);
    const end = Math.min(source.interval.end, middle + HALF_SPAN_S);
    const samples = end > start ? samplePath(source, start, end, FINE) : undefined;
    if (!samples) return;
    this.line = new PathLine(samples, false);
  }

  /** The almanac's answers for one body relative to the Sun, as a source. */
  private sourceFor(id: string): EphemerisSource {
    const { almanac } = this.stage.explorer;
    const own = almanac.sourceAt(id, this.stage.epoch) ?? almanac.sourcesOf(id)[0]!;
    return {
      centreId: 'sun',
      interval: own.interval,
      provenance: own.provenance,
      accuracyKm: (epoch) => own.accuracyKm(epoch),
      stateInto: (out, epoch) => almanac.stateInto(out, id, 'sun', epoch),
    };
  }
}
