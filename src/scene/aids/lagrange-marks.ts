import { type LagrangePoint, lagrangePlacing, type Placing } from '../../core/ephemeris/lagrange-points.ts';
import { stateVector } from '../../core/ephemeris/source.ts';
import { type ScenePoint, sceneFromIcrf } from '../stage/display-axes.ts';
import type { Layer } from '../stage/layer.tsx';
import { lengthOf } from '../stage/length.ts';
import type { Stage } from '../stage/stage.ts';
import { AID_COLORS } from './aid-colors.ts';
import { AidLabels } from './aid-labels.ts';
import { AidLines } from './aid-lines.ts';

const POINTS: readonly LagrangePoint[] = [1, 2, 3, 4, 5];
const CROSS_PX = 11;
/** Nearer to the secondary than this on the screen (px) the points beside it run together. */
const APART_PX = 14;

const secondary = stateVector();
const found = stateVector();
const at: ScenePoint = { x: 0, y: 0, z: 0 };

/** Two bodies with their five points. */
interface Pair {
  readonly primaryId: string;
  /** What circles the primary evenly: for the Earth, its barycentre with the Moon. */
  readonly carrierId: string;
  readonly secondaryId: string;
  readonly placings: readonly Placing[];
  /** The catalogue's ids of the points, where it has them. */
  readonly pointIds: readonly string[];
}

/** Small crosses at the five Lagrange points of Sun and Earth, and of the system the camera looks at. */
export class LagrangeMarks implements Layer {
  private readonly lines = new AidLines(POINTS.length * 2 * 3, AID_COLORS.lagrange, 1.3);
  readonly root = this.lines.mesh;
  private readonly labels: AidLabels;
  private readonly pairs = new Map<string, Pair | undefined>();

  constructor(private readonly stage: Stage) {
    this.labels = new AidLabels(stage);
  }

  update(stage: Stage): void {
    this.lines.begin();
    this.labels.begin();
    for (const secondaryId of this.secondaries()) {
      const pair = this.pairOf(secondaryId);
      if (pair) this.mark(stage, pair);
    }
    this.lines.end(stage);
  }

  dispose(): void {
    this.labels.dispose();
    this.lines.dispose();
  }

  /** The Earth always; the planet in focus, and the Moon while one looks at it or at the Earth. */
  private secondaries(): readonly string[] {
    const { objects, focusIndex, presence } = this.stage;
    const focus = objects[focusIndex];
    const host = focus?.mission ? objects[presence.hostOf(focusIndex)] : focus;
    const planet = host?.body?.kind === 'satellite' ? host.body.parent : host?.id;
    if (planet === 'earth' || host?.id === 'moon') return ['earth', 'moon'];
    const isPlanet = objects[this.stage.indexOf(planet ?? null)]?.body?.kind === 'planet';
    return planet && isPlanet ? ['earth', planet] : ['earth'];
  }

  private pairOf(secondaryId: string): Pair | undefined {
    if (!this.pairs.has(secondaryId)) this.pairs.set(secondaryId, this.makePair(secondaryId));
    return this.pairs.get(secondaryId);
  }

  private makePair(secondaryId: string): Pair | undefined {
    const { catalog } = this.stage.explorer;
    const body = catalog.body(secondaryId);
    const primary = body?.parent ? catalog.body(body.parent) : undefined;
    if (!body?.gmKm3S2 || !primary?.gmKm3S2) return undefined;
    const isEarth = secondaryId === 'earth';
    const gm = body.gmKm3S2 + (isEarth ? (catalog.body('moon')?.gmKm3S2 ?? 0) : 0);
    return {
      primaryId: primary.id,
      carrierId: isEarth ? 'earth-moon-barycenter' : secondaryId,
      secondaryId,
      placings: POINTS.map((point) => lagrangePlacing(point, primary.gmKm3S2! / gm)),
      pointIds: POINTS.map((point) => `${primary.id}-${secondaryId}-l${point}`),
    };
  }

  private mark(stage: Stage, pair: Pair): void {
    const { primaryId, carrierId, secondaryId, placings, pointIds } = pair;
    const { places, eye, projection, speech } = stage;
    const { almanac } = stage.explorer;
    const primary = stage.indexOf(primaryId);
    const lesser = stage.indexOf(secondaryId);
    if (!places.isKnown[primary] || !places.isKnown[lesser]) return;
    if (!almanac.has(carrierId) || !almanac.stateInto(secondary, carrierId, primaryId, stage.epoch)) return;
    for (let i = 0; i < placings.length; i++) {
      placings[i]!(found, secondary);
      sceneFromIcrf(at, found.positionKm);
      at.x += places.trueX[primary]!;
      at.y += places.trueY[primary]!;
      at.z += places.trueZ[primary]!;
      const beside = lengthOf(at.x - places.trueX[lesser]!, at.y - places.trueY[lesser]!, at.z - places.trueZ[lesser]!);
      const besidePx = (beside * eye.pixelsPerTangent) / Math.max(1, projection.distanceKm[lesser]!);
      if (besidePx < APART_PX) continue;
      this.lines.cross(stage, at, CROSS_PX, 0.9);
      const id = pointIds[i]!;
      if (this.isNamed(stage, id)) continue;
      if (!this.labels.isWritten(id, speech)) this.labels.write(id, speech, this.nameOf(stage, pair, i), CROSS_PX / 2);
      this.labels.show(id, at);
    }
  }

  private nameOf({ speech, explorer }: Stage, { primaryId, secondaryId }: Pair, i: number): string {
    const { catalog } = explorer;
    const names = { primary: catalog.objectName(primaryId), secondary: catalog.objectName(secondaryId) };
    return speech.t('aid.lagrange', { ...names, point: i + 1 });
  }

  /** Whether the catalogue has the point and its own name stands there: where craft are gathered. */
  private isNamed(stage: Stage, id: string): boolean {
    const index = stage.indexOf(id);
    return index >= 0 && stage.presence.gathered[index]! > 0;
  }
}
