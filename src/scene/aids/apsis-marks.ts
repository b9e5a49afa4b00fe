import { stateVector } from '../../core/ephemeris/source.ts';
import { normVec3 } from '../../core/math/vec3.ts';
import { elementsFromState, periodS } from '../../core/orbits/elements.ts';
import { type Apsis, nextApsis } from '../../core/orbits/next-apsis.ts';
import type { EpochTdb } from '../../core/time/epoch.ts';
import { utcFromEpoch } from '../../core/time/utc.ts';
import { type ScenePoint, sceneFromIcrf } from '../stage/display-axes.ts';
import type { Layer } from '../stage/layer.tsx';
import type { Stage } from '../stage/stage.ts';
import { AID_COLORS } from './aid-colors.ts';
import { AidLabels } from './aid-labels.ts';
import { AidLines } from './aid-lines.ts';
import { currentOrbit } from './current-orbit.ts';

const SIDES = ['periapsis', 'apoapsis'] as const;
type Side = (typeof SIDES)[number];
const CROSS_PX = 13;
/** Passages of quick orbits are told to the minute. */
const QUICK_S = 60 * 86_400;
/** Longer orbits are not followed to their far end. */
const LONGEST_S = 60 * 365.25 * 86_400;

const state = stateVector();
const at: ScenePoint = { x: 0, y: 0, z: 0 };

interface Passage extends Apsis {
  readonly side: Side;
  /** Where it is then, from the centre (km, scene axes). */
  readonly offset: ScenePoint;
}

/** The next passages of both apsides of what is selected, or looked at, as its path has them. */
export function nextPassages(
  stage: Stage,
): { readonly centreId: string; readonly passages: readonly Passage[]; readonly periodSeconds: number } | undefined {
  const orbit = currentOrbit(stage);
  if (!orbit) return undefined;
  const { almanac } = stage.explorer;
  const { id, centreId } = orbit;
  const periodSeconds = periodS(elementsFromState(orbit.state, stage.epoch, orbit.gmKm3S2), orbit.gmKm3S2);
  if (!(periodSeconds < LONGEST_S)) return undefined;
  const distanceAt = (epoch: EpochTdb) =>
    almanac.stateInto(state, id, centreId, epoch) ? normVec3(state.positionKm) : undefined;
  const passages = SIDES.flatMap((side) => {
    const found = nextApsis(side, distanceAt, stage.epoch, periodSeconds);
    if (!found || !almanac.stateInto(state, id, centreId, found.epoch)) return [];
    return [{ ...found, side, offset: sceneFromIcrf({ x: 0, y: 0, z: 0 }, state.positionKm) }];
  });
  return { centreId, passages, periodSeconds };
}

/** Marks of the nearest and farthest point of an orbit, with the distance from the centre and the day of the next passage. */
export class ApsisMarks implements Layer {
  private readonly lines = new AidLines(2 * SIDES.length, AID_COLORS.apsis, 1.6);
  readonly root = this.lines.mesh;
  private readonly labels: AidLabels;
  private found: ReturnType<typeof nextPassages>;
  private foundFor = '';
  private foundAt = Number.NaN;

  constructor(stage: Stage) {
    this.labels = new AidLabels(stage);
  }

  update(stage: Stage): void {
    this.lines.begin();
    this.labels.begin();
    this.find(stage);
    const centre = stage.indexOf(this.found?.centreId ?? null);
    if (this.found && centre >= 0 && stage.places.isKnown[centre]) {
      for (const { side, offset } of this.found.passages) {
        at.x = stage.places.trueX[centre]! + offset.x;
        at.y = stage.places.trueY[centre]! + offset.y;
        at.z = stage.places.trueZ[centre]! + offset.z;
        this.lines.cross(stage, at, CROSS_PX, 1);
        this.labels.show(side, at);
      }
    }
    this.lines.end(stage);
  }

  dispose(): void {
    this.labels.dispose();
    this.lines.dispose();
  }

  /** Works the passages out anew when one has gone by, the clock was set back, or something else is selected. */
  private find(stage: Stage): void {
    const { selectedId, focusId, dataVersion, language } = stage.explorer.store.getState();
    const wanted = `${selectedId} ${focusId} ${dataVersion} ${language}`;
    const { epoch } = stage;
    const isStale = epoch < this.foundAt || !this.found?.passages.every((passage) => passage.epoch > epoch);
    if (wanted === this.foundFor && !isStale && this.labels.isWritten('periapsis', stage.speech)) return;
    if (wanted === this.foundFor && epoch === this.foundAt && this.labels.isWritten('periapsis', stage.speech)) return;
    this.foundFor = wanted;
    this.foundAt = epoch;
    this.found = nextPassages(stage);
    for (const passage of this.found?.passages ?? []) {
      this.labels.write(passage.side, stage.speech, this.textOf(stage, passage), CROSS_PX / 2);
    }
  }

  private textOf({ speech }: Stage, { side, distanceKm, epoch }: Passage): string {
    const { t, format } = speech;
    const isQuick = this.found !== undefined && this.found.periodSeconds < QUICK_S;
    const when = format.instant(utcFromEpoch(epoch), isQuick ? 'minute' : 'day');
    const centre = this.found?.centreId;
    const place = centre === 'sun' ? 'sun' : centre === 'earth' ? 'earth' : 'other';
    return t(`aid.${side}.${place}`, { distance: format.distanceInFull(distanceKm), date: when });
  }
}
