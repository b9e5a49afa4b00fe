import type { Catalog, CatalogBody } from '../../catalog/catalog.ts';
import type { EpochTdb } from '../../core/time/epoch.ts';
import type { MissionStays } from './mission-stays.ts';
import type { SceneObject } from './scene-object.ts';

/** Farther than its mean ellipse says a satellite never is, by this factor. */
const MARGIN = 1.1;
/** A moon so near its planet (px) is not drawn yet; planets and craft are, so their stand-ins must be where they are. */
const MOON_PX = 3;
const DRAWN_PX = 0.5;
/** Of that distance, what is left when a stand-in takes over again. */
const BACK_BELOW = 0.8;

/**
 * Objects too near to another one, as the eye sees them, to need a place of their own: the moons of a planet far away
 * stand where it does, a planet where the middle of its system is, and a craft where the body is that it circles or has
 * landed on. Most of what a frame's positions cost is saved, and nothing that is drawn moves by half a pixel.
 */
export class Specks {
  /** 1 where a stand-in serves. */
  readonly isSpeck: Uint8Array;
  /** Objects that may ever have a stand-in. */
  readonly candidates: readonly SceneObject[];
  /** Farthest the object can be from its stand-in (km); infinite where there is none. */
  private readonly reachKm: Float64Array;
  /** Whose place the object takes, where that is not its parent. */
  private readonly systemIds: readonly (string | undefined)[];

  constructor(
    private readonly objects: readonly SceneObject[],
    catalog: Catalog,
    private readonly stays: MissionStays,
  ) {
    stays.onChange = this.forget;
    this.isSpeck = new Uint8Array(objects.length);
    this.reachKm = new Float64Array(objects.length).fill(Number.POSITIVE_INFINITY);
    this.systemIds = objects.map(({ body }) => systemOf(body, catalog)?.id);
    for (const { index, body, parentIndex } of objects) {
      if (this.systemIds[index] !== undefined) this.reachKm[index] = swingKm(body!, catalog);
      else if (parentIndex >= 0) this.reachKm[index] = orbitReachKm(body);
    }
    this.candidates = objects.filter(({ index, mission }) => mission || Number.isFinite(this.reachKm[index]));
  }

  /** Brings the bodies at which missions are to an epoch; one that has entered another segment is asked for itself. */
  followMissions(epoch: EpochTdb, dataVersion: number): void {
    this.stays.update(epoch, dataVersion);
  }

  private readonly forget = (index: number) => {
    this.isSpeck[index] = 0;
    this.reachKm[index] = this.stays.reachKm[index]!;
  };

  /** Index of the body whose place a moon or a mission takes. */
  hostOf(index: number): number {
    const { mission, parentIndex } = this.objects[index]!;
    return mission ? this.stays.centreIndex[index]! : parentIndex;
  }

  /** Index of the planet that an object circles, if it stands where the middle of its system is; else -1. */
  shiftedHostOf(index: number): number {
    const host = this.hostOf(index);
    return host >= 0 && this.isSpeck[host] === 1 && this.systemIds[host] !== undefined ? host : -1;
  }

  /** Id of the middle of the system a planet swings about; undefined for what takes the place of another object. */
  systemIdOf(index: number): string | undefined {
    return this.systemIds[index];
  }

  /** Tells, by how many pixels a kilometre is there, whether an object needs a place of its own from now on. */
  isFine(index: number, pxPerKm: number): boolean {
    const isMoon = this.systemIds[index] === undefined && this.objects[index]!.body !== undefined;
    const limitPx = isMoon ? MOON_PX : DRAWN_PX;
    return this.reachKm[index]! * pxPerKm > (this.isSpeck[index] === 1 ? limitPx : BACK_BELOW * limitPx);
  }
}

/** Farthest a moon comes from its planet (km). */
function orbitReachKm(body: CatalogBody | undefined): number {
  const orbit = body?.kind === 'satellite' ? body.orbit : undefined;
  if (!orbit || !('semiMajorAxisKm' in orbit)) return Number.POSITIVE_INFINITY;
  return MARGIN * orbit.semiMajorAxisKm * (1 + orbit.eccentricity);
}

/** The barycentre of a planet and its moons, where the catalogue has one. */
function systemOf(body: CatalogBody | undefined, catalog: Catalog): CatalogBody | undefined {
  const hasMoons = body?.kind === 'planet' || body?.kind === 'dwarf-planet';
  return hasMoons ? catalog.body(`${body.id}-barycenter`) : undefined;
}

/** Farthest its moons swing a planet from the middle of its system (km): each by its share of the mass. */
function swingKm(planet: CatalogBody, catalog: Catalog): number {
  let sum = 0;
  for (const moon of catalog.bodies) {
    if (moon.parent !== planet.id || moon.kind !== 'satellite') continue;
    if (!planet.gmKm3S2) return Number.POSITIVE_INFINITY;
    sum += (orbitReachKm(moon) * (moon.gmKm3S2 ?? 0)) / planet.gmKm3S2;
  }
  return sum;
}
