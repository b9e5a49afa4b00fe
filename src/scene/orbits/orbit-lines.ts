import { type StateVector, stateVector } from '../../core/ephemeris/source.ts';
import { AU_KM } from '../../core/units/constants.ts';
import { BODY_ORBIT } from '../../state/line-styles.ts';
import { smoothstep } from '../stage/apparent-size.ts';
import { type ScenePoint, sceneFromIcrf } from '../stage/display-axes.ts';
import type { Layer } from '../stage/layer.tsx';
import { lengthOf } from '../stage/length.ts';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { OrbitBundle } from './orbit-bundle.ts';
import { type OsculatingEllipse, osculatingEllipse, osculatingEllipseInto } from './osculating-ellipse.ts';

/** Beyond this distance from the Sun the barycentre is the steadier centre: Jupiter swings the Sun, not Neptune. */
const BARYCENTRE_FROM_KM = 4 * AU_KM;
const BARYCENTRE = 'solar-system-barycenter';
/** Masses of the Sun and the planets to the Sun's mass alone. */
const SYSTEM_MASS = 1.001342;

const scratch: StateVector = stateVector();
const carrier: ScenePoint = { x: 0, y: 0, z: 0 };
const look = { color: [1, 1, 1] as SceneObject['color'], opacity: 0, widthPx: 1, isUncertain: false };

interface Track {
  readonly object: SceneObject;
  /** What moves smoothly: a planet's system rather than a planet swung by its moons. */
  readonly carrierId: string;
  readonly ellipse: OsculatingEllipse;
  isClosed: boolean;
  epoch: number;
  dataVersion: number;
}

/** The orbits of the planets, of what is selected, and of the moons of the system in focus. */
export class OrbitLines implements Layer {
  private readonly bundle = new OrbitBundle();
  readonly root = this.bundle.root;
  private readonly tracks: readonly Track[];

  constructor(private readonly stage: Stage) {
    const { almanac, catalog } = stage.explorer;
    this.tracks = stage.objects
      .filter(({ body, parentIndex }) => body && parentIndex >= 0 && body.kind !== 'lagrange-point')
      .map((object) => {
        const systemId = object.id === 'earth' ? 'earth-moon-barycenter' : `${object.id}-barycenter`;
        const hasSystem = catalog.body(systemId) !== undefined && almanac.has(systemId);
        return {
          object,
          carrierId: hasSystem ? systemId : object.id,
          ellipse: osculatingEllipse(),
          isClosed: false,
          epoch: Number.NaN,
          dataVersion: -1,
        };
      });
  }

  update(stage: Stage): void {
    this.bundle.begin();
    for (const track of this.tracks) {
      const { object } = track;
      look.opacity = this.opacityOf(object);
      if (look.opacity <= 0.01 || !this.refresh(track)) continue;
      look.color = object.color;
      look.widthPx = stage.isChosen(object.index) ? BODY_ORBIT.chosenWidthPx : BODY_ORBIT.widthPx;
      this.bundle.add(stage, track.ellipse, this.bodyOf(track), look);
    }
    this.bundle.end(stage);
  }

  dispose(): void {
    this.bundle.dispose();
  }

  /** How clearly an orbit shows: not when it is a speck, not when its body fills the picture. */
  private opacityOf(object: SceneObject): number {
    const { stage } = this;
    const { places, projection } = stage;
    const { index, parentIndex, body } = object;
    if (!places.isKnown[index] || !places.isKnown[parentIndex]) return 0;
    const isChosen = stage.isChosen(index);
    const isPlanet = body?.kind === 'planet';
    if (!isPlanet && !isChosen && !this.isInFocusedSystem(object)) return 0;
    const pxPerKm = stage.eye.pixelsPerTangent / Math.max(1, projection.distanceKm[parentIndex]!);
    const orbitPx = places.distanceKm(index, parentIndex) * pxPerKm;
    const asSpeck = smoothstep(6, 22, Math.max(orbitPx, projection.drawnRadiusPx[index]! * 8));
    const asNear = 1 - 0.75 * smoothstep(30, 160, projection.drawnRadiusPx[index]!);
    // A piece of a huge orbit that only crosses the picture is background, even if its planet is chosen.
    const asCrossing = 1 - 0.6 * smoothstep(3, 20, orbitPx / stage.eye.heightPx);
    return (
      (isChosen ? BODY_ORBIT.chosen : isPlanet ? BODY_ORBIT.planet : BODY_ORBIT.moon) * asSpeck * asNear * asCrossing
    );
  }

  /** Whether a body circles what the camera looks at, or circles the same planet. */
  private isInFocusedSystem({ parentIndex, index }: SceneObject): boolean {
    const { stage } = this;
    const focus = stage.focusIndex;
    if (focus < 0 || parentIndex === stage.sunIndex) return index === focus;
    return (
      parentIndex === focus ||
      parentIndex === stage.objects[focus]!.parentIndex ||
      parentIndex === stage.presence.hostOf(focus)
    );
  }

  /** Brings the ellipse to the epoch; false where there is none. */
  private refresh(track: Track): boolean {
    const { explorer, epoch } = this.stage;
    const { dataVersion } = explorer.store.getState();
    if (track.epoch === epoch && track.dataVersion === dataVersion) return track.isClosed;
    track.epoch = epoch;
    track.dataVersion = dataVersion;
    track.isClosed = this.solve(track);
    return track.isClosed;
  }

  private solve({ object, carrierId, ellipse }: Track): boolean {
    const { almanac, catalog } = this.stage.explorer;
    const { epoch } = this.stage;
    const parentId = object.body?.parent ?? '';
    const parentGm = catalog.body(parentId)?.gmKm3S2;
    if (!parentGm || !almanac.stateInto(scratch, carrierId, parentId, epoch)) return false;
    const { x, y, z } = scratch.positionKm;
    let gm = parentGm + (object.body?.gmKm3S2 ?? 0);
    if (parentId === 'sun' && lengthOf(x, y, z) > BARYCENTRE_FROM_KM && almanac.has(BARYCENTRE)) {
      if (!almanac.stateInto(scratch, carrierId, BARYCENTRE, epoch)) return false;
      gm = parentGm * SYSTEM_MASS;
    }
    return osculatingEllipseInto(ellipse, scratch.positionKm, scratch.velocityKmS, gm);
  }

  /** Where what moves smoothly is now (km from the origin, scene axes). */
  private bodyOf({ object, carrierId }: Track): ScenePoint {
    const { places, explorer, epoch } = this.stage;
    const { index, id } = object;
    carrier.x = carrier.y = carrier.z = 0;
    // From afar the planet itself is drawn in the middle of its system.
    const isApart = carrierId !== id && !places.hasStandIn(index);
    if (isApart && explorer.almanac.stateInto(scratch, carrierId, id, epoch)) {
      sceneFromIcrf(carrier, scratch.positionKm);
    }
    carrier.x += places.trueX[index]!;
    carrier.y += places.trueY[index]!;
    carrier.z += places.trueZ[index]!;
    return carrier;
  }
}
