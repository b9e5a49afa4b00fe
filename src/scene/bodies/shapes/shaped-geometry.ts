import { type BufferAttribute, SphereGeometry, Vector3 } from 'three';
import type { Crater, Lobe, ShapeRecipe } from './shape-recipes.ts';
import { lattice, seedOf, valueNoise } from './value-noise.ts';

const SEGMENTS = 72;
const RAD = Math.PI / 180;
/** Step (rad) over which slopes are taken: about the distance of two vertices. */
const STEP = 0.038;

interface Bowl {
  readonly centre: Vector3;
  readonly cosReach: number;
  readonly radius: number;
  readonly depth: number;
  readonly peak: number;
}

/**
 * The mesh of a small body: a sphere whose points are moved along their radius, to be scaled by the body's half axes as
 * round globes are. Its normals are along the axes of that sphere. Made in some 40 ms, once.
 */
export function shapedGeometry(id: string, recipe: ShapeRecipe): SphereGeometry {
  const geometry = new SphereGeometry(1, SEGMENTS * 2, SEGMENTS);
  const radius = radiusFunction(recipe, seedOf(id));
  const position = geometry.attributes.position as BufferAttribute;
  const normal = geometry.attributes.normal as BufferAttribute;
  const direction = new Vector3();
  const east = new Vector3();
  const north = new Vector3();
  const [e0, e1, n0, n1, point] = [new Vector3(), new Vector3(), new Vector3(), new Vector3(), new Vector3()];
  const moved = (out: Vector3, along: Vector3, step: number) =>
    placed(out.copy(direction).addScaledVector(along, step).normalize(), radius, recipe);
  for (let i = 0; i < position.count; i++) {
    direction.fromBufferAttribute(position, i).normalize();
    east.set(direction.z, 0, -direction.x);
    if (east.lengthSq() < 1e-8) east.set(1, 0, 0);
    east.normalize();
    north.crossVectors(direction, east);
    moved(e1, east, STEP).sub(moved(e0, east, -STEP));
    moved(n1, north, STEP).sub(moved(n0, north, -STEP));
    normal.setXYZ(i, ...e1.cross(n1).normalize().toArray());
    placed(point.copy(direction), radius, recipe);
    position.setXYZ(i, point.x, point.y, point.z);
  }
  return geometry;
}

/** Moves a unit vector to the surface. */
function placed(direction: Vector3, radius: (d: Vector3) => number, { bend = 0 }: ShapeRecipe): Vector3 {
  direction.multiplyScalar(radius(direction));
  if (bend !== 0) direction.z -= bend * (direction.x * direction.x - 0.35);
  return direction;
}

/** Distance of the surface from the centre in a direction, in parts of the ellipsoid's. */
export function radiusFunction(recipe: ShapeRecipe, seed: number): (direction: Vector3) => number {
  const { roughness, grains, ridge, waist, lobes } = recipe;
  const bowls = [...(recipe.craters ?? []), ...strewnCraters(recipe, seed), ...boulders(recipe, seed)].map(bowlOf);
  return (d) => {
    let r = lobes ? outermost(lobes, d) : 1;
    if (ridge) r += ridge.height * (Math.exp(-((Math.asin(clamp(d.y)) / (ridge.widthDeg * RAD)) ** 2)) - 0.3);
    if (waist) r *= 1 - waist.depth * Math.exp(-(((d.x - waist.at) / waist.width) ** 2));
    r += roughness * hills(d, grains, seed);
    for (const bowl of bowls) r += dent(bowl, d);
    return Math.max(0.1, r);
  };
}

function hills(d: Vector3, grains: number, seed: number): number {
  const at = (scale: number) => valueNoise(d.x * scale, d.y * scale, d.z * scale, seed);
  return 1.3 * at(grains * 0.7) + 0.7 * at(grains * 1.7) + 0.45 * at(grains * 3.9) + 0.25 * at(grains * 8.3);
}

function bowlOf({ latDeg, lonDegE, radiusDeg, depth, peak = 0 }: Crater): Bowl {
  const cosLat = Math.cos(latDeg * RAD);
  const centre = new Vector3(
    cosLat * Math.cos(lonDegE * RAD),
    Math.sin(latDeg * RAD),
    -cosLat * Math.sin(lonDegE * RAD),
  );
  const radius = radiusDeg * RAD;
  return { centre, cosReach: Math.cos(Math.min(Math.PI, 1.5 * radius)), radius, depth, peak };
}

/** A bowl with a low rim, beyond one and a half radii nothing; of negative depth a dome with a foot. */
function dent({ centre, cosReach, radius, depth, peak }: Bowl, d: Vector3): number {
  const cos = centre.dot(d);
  if (cos <= cosReach) return 0;
  const t = Math.acos(clamp(cos)) / radius;
  if (depth < 0) return t < 1 ? -depth * Math.sqrt(1 - t * t) : 0;
  const rim = 0.22 * depth * Math.exp(-(((t - 1) / 0.22) ** 2));
  const bowl = t < 1 ? -depth * (1 - t * t) ** 1.2 : 0;
  return bowl + rim + peak * Math.exp(-((t / 0.2) ** 2));
}

function strewnCraters({ strewn }: ShapeRecipe, seed: number): readonly Crater[] {
  if (!strewn) return [];
  return Array.from({ length: strewn.count }, (_, i) => {
    const chance = (k: number) => lattice(i, k, 5, seed);
    // Small ones are many: sizes fall off steeply.
    const size = 0.25 + 0.75 * chance(2) ** 3;
    return {
      latDeg: Math.asin(2 * chance(0) - 1) / RAD,
      lonDegE: 360 * chance(1),
      radiusDeg: strewn.widestDeg * size,
      depth: strewn.depth * size,
    };
  });
}

/** Boulders as domes with steep sides; large ones are few. */
function boulders({ boulders: strewn }: ShapeRecipe, seed: number): readonly Crater[] {
  if (!strewn) return [];
  return Array.from({ length: strewn.count }, (_, i) => {
    const chance = (k: number) => lattice(i, k, 11, seed);
    const size = 0.4 + 0.6 * chance(2) ** 4;
    return {
      latDeg: Math.asin(2 * chance(0) - 1) / RAD,
      lonDegE: 360 * chance(1),
      radiusDeg: strewn.widestDeg * size,
      depth: -strewn.height * size,
    };
  });
}

/** Where a ray from the origin last leaves ellipsoids, smoothly joined. */
function outermost(lobes: readonly Lobe[], d: Vector3): number {
  let sum = 0;
  const sharpness = 9;
  for (const { at, halfAxes } of lobes) {
    const [px, py, pz] = [-at[0] / halfAxes[0], -at[1] / halfAxes[1], -at[2] / halfAxes[2]];
    const [dx, dy, dz] = [d.x / halfAxes[0], d.y / halfAxes[1], d.z / halfAxes[2]];
    const a = dx * dx + dy * dy + dz * dz;
    const b = px * dx + py * dy + pz * dz;
    const c = px * px + py * py + pz * pz - 1;
    const discriminant = b * b - a * c;
    const far = discriminant > 0 ? (-b + Math.sqrt(discriminant)) / a : 0;
    sum += Math.exp(sharpness * Math.max(0, far));
  }
  return Math.log(sum - lobes.length + 1) / sharpness;
}

function clamp(x: number): number {
  return Math.min(1, Math.max(-1, x));
}
