import type { Catalog, CatalogBody, CatalogMission } from '../../catalog/catalog.ts';
import { craftModelOf } from '../../catalog/craft-model.ts';

/** What the scene can show: a body or a mission, with what does not change while it runs. */
export interface SceneObject {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly body: CatalogBody | undefined;
  readonly mission: CatalogMission | undefined;
  /** Mean radius in km; 0 for missions and places. */
  readonly radiusKm: number;
  /** Longest half axis of what belongs to it (rings included), in km: what the camera frames. */
  readonly reachKm: number;
  /** Half the size of a craft in flight (km); 0 for bodies. */
  readonly craftReachKm: number;
  /** Index of what it circles; -1 for none. */
  readonly parentIndex: number;
  /** Red, green, blue from 0 to 1, as the display wants them (sRGB). */
  readonly color: readonly [number, number, number];
}

const KM_PER_M = 1e-3;
/** Radius (km) assumed for a body nobody has measured. */
const UNKNOWN_RADIUS_KM = 0.5;
/** Rings fainter than this are not framed or drawn. */
const FAINT = 'faint';

/** All bodies (barycentres left out) and missions, bodies first, parents before what circles them. */
export function listSceneObjects(catalog: Catalog): readonly SceneObject[] {
  const objects: SceneObject[] = [];
  const indexOf = new Map<string, number>();
  const waiting = new Set(catalog.bodies.filter((b) => b.kind !== 'barycentre'));
  for (let before = -1; before !== waiting.size; ) {
    before = waiting.size;
    for (const body of waiting) {
      const parent = body.parent === null || catalog.body(body.parent)?.kind === 'barycentre' ? null : body.parent;
      if (parent !== null && !indexOf.has(parent)) continue;
      waiting.delete(body);
      indexOf.set(body.id, objects.length);
      objects.push(objectOfBody(body, objects.length, parent === null ? -1 : (indexOf.get(parent) ?? -1)));
    }
  }
  for (const mission of catalog.missions) {
    objects.push({
      index: objects.length,
      id: mission.id,
      name: mission.name,
      body: undefined,
      mission,
      radiusKm: 0,
      reachKm: 0,
      craftReachKm: KM_PER_M * craftModelOf(mission, false).reachM,
      parentIndex: -1,
      color: rgbOfHex(catalog.agency(mission.leadAgency)?.color ?? '#C9D1D9'),
    });
  }
  return objects;
}

/** Red, green and blue (0 to 1, sRGB) of "#RRGGBB". */
export function rgbOfHex(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16);
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

function objectOfBody(body: CatalogBody, index: number, parentIndex: number): SceneObject {
  const isPlace = body.kind === 'lagrange-point';
  const radiusKm = isPlace ? 0 : (body.meanRadiusKm ?? UNKNOWN_RADIUS_KM);
  const ringKm = Math.max(
    0,
    ...(body.rings ?? []).filter((r) => r.opticalDepthClass !== FAINT).map((r) => r.outerRadiusKm),
  );
  return {
    index,
    id: body.id,
    name: body.name,
    body,
    mission: undefined,
    radiusKm,
    reachKm: Math.max(radiusKm, body.radiiKm?.[0] ?? 0, ringKm),
    craftReachKm: 0,
    parentIndex,
    color: rgbOfHex(body.colorHex),
  };
}
