import { BufferAttribute, BufferGeometry } from 'three';
import type { Relief } from './relief.ts';

const RINGS = 104;
const SECTORS = 144;
const NEAREST_KM = 0.0015;
const M_PER_KM = 1000;

/**
 * A round piece of a body's surface, seen from its middle: z up, km, following a sphere of `radiusKm` out to `reachKm`,
 * with a relief (m) on it. Its rings lie closer together towards the middle; `aSlope` carries the relief's slopes.
 */
export function groundGeometry(radiusKm: number, reachKm: number, relief: Relief): BufferGeometry {
  const count = RINGS * SECTORS + 1;
  const positions = new Float32Array(count * 3);
  const slopes = new Float32Array(count * 2);
  for (let ring = 0; ring < RINGS; ring++) {
    const r = NEAREST_KM * (reachKm / NEAREST_KM) ** (ring / (RINGS - 1));
    const step = 0.06 * r * M_PER_KM;
    for (let sector = 0; sector < SECTORS; sector++) {
      const angle = (2 * Math.PI * sector) / SECTORS;
      const vertex = 1 + ring * SECTORS + sector;
      const [x, y] = [r * Math.cos(angle), r * Math.sin(angle)];
      const [mx, my] = [x * M_PER_KM, y * M_PER_KM];
      positions[3 * vertex] = x;
      positions[3 * vertex + 1] = y;
      positions[3 * vertex + 2] = dropKm(r, radiusKm) + relief(mx, my) / M_PER_KM;
      slopes[2 * vertex] = (relief(mx + step, my) - relief(mx - step, my)) / (2 * step);
      slopes[2 * vertex + 1] = (relief(mx, my + step) - relief(mx, my - step)) / (2 * step);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setAttribute('aSlope', new BufferAttribute(slopes, 2));
  geometry.setIndex(triangles());
  return geometry;
}

/** How far the surface has bent away (km, negative) at a distance: the small difference of two large numbers, without loss. */
export function dropKm(distanceKm: number, radiusKm: number): number {
  const squared = distanceKm * distanceKm;
  return -squared / (radiusKm + Math.sqrt(Math.max(0, radiusKm * radiusKm - squared)));
}

function triangles(): number[] {
  const index: number[] = [];
  const at = (ring: number, sector: number) => 1 + ring * SECTORS + (sector % SECTORS);
  for (let sector = 0; sector < SECTORS; sector++) {
    index.push(0, at(0, sector), at(0, sector + 1));
    for (let ring = 0; ring + 1 < RINGS; ring++) {
      index.push(at(ring, sector), at(ring + 1, sector), at(ring + 1, sector + 1));
      index.push(at(ring, sector), at(ring + 1, sector + 1), at(ring, sector + 1));
    }
  }
  return index;
}
