import { BufferAttribute, BufferGeometry } from 'three';

const RINGS = 72;
const SECTORS = 72;
const NEAREST_KM = 0.0015;

/**
 * A round piece of a body's surface, seen from its middle: z up, km, following a sphere of `radiusKm` out to `reachKm`.
 * Its rings lie closer together towards the middle.
 */
export function groundGeometry(radiusKm: number, reachKm: number): BufferGeometry {
  const positions = new Float32Array((RINGS * SECTORS + 1) * 3);
  for (let ring = 0; ring < RINGS; ring++) {
    const r = NEAREST_KM * (reachKm / NEAREST_KM) ** (ring / (RINGS - 1));
    for (let sector = 0; sector < SECTORS; sector++) {
      const angle = (2 * Math.PI * sector) / SECTORS;
      const at = 3 * (1 + ring * SECTORS + sector);
      positions[at] = r * Math.cos(angle);
      positions[at + 1] = r * Math.sin(angle);
      // The small difference of two large numbers, without loss.
      positions[at + 2] = -(r * r) / (radiusKm + Math.sqrt(Math.max(0, radiusKm * radiusKm - r * r)));
    }
  }
  const index: number[] = [];
  const at = (ring: number, sector: number) => 1 + ring * SECTORS + (sector % SECTORS);
  for (let sector = 0; sector < SECTORS; sector++) {
    index.push(0, at(0, sector), at(0, sector + 1));
    for (let ring = 0; ring + 1 < RINGS; ring++) {
      index.push(at(ring, sector), at(ring + 1, sector), at(ring + 1, sector + 1));
      index.push(at(ring, sector), at(ring + 1, sector + 1), at(ring, sector + 1));
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setIndex(index);
  return geometry;
}
