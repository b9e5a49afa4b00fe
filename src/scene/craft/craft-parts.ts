import {
  BoxGeometry,
  BufferAttribute,
  type BufferGeometry,
  ConeGeometry,
  CylinderGeometry,
  LatheGeometry,
  Vector2,
} from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';

/** Red, green, blue (linear, 0 to 1) and gloss (0 dull, 1 mirror) of a surface. */
export type Tint = readonly [number, number, number, number];

export const FOIL: Tint = [0.62, 0.42, 0.14, 0.75];
export const WHITE: Tint = [0.78, 0.78, 0.76, 0.25];
export const GREY: Tint = [0.3, 0.31, 0.33, 0.3];
export const DARK: Tint = [0.05, 0.05, 0.06, 0.2];
export const CELLS: Tint = [0.025, 0.05, 0.16, 0.65];
export const SILVER: Tint = [0.66, 0.68, 0.7, 0.85];
export const COPPER: Tint = [0.5, 0.22, 0.12, 0.5];

/** Collects the parts of a model (metres) and melts them into one geometry. */
export class CraftParts {
  private readonly parts: BufferGeometry[] = [];

  box(size: readonly [number, number, number], at: readonly [number, number, number], tint: Tint): this {
    return this.add(new BoxGeometry(...size), at, tint);
  }

  /** A cylinder along z; radii at the lower and the upper end. */
  cylinder(radii: readonly [number, number], length: number, at: readonly [number, number, number], tint: Tint): this {
    const geometry = new CylinderGeometry(radii[1], radii[0], length, 20).rotateX(Math.PI / 2);
    return this.add(geometry, at, tint);
  }

  /** A dish that opens towards +z, its rim at `at`. */
  dish(diameter: number, at: readonly [number, number, number], tint: Tint): this {
    const profile = Array.from({ length: 9 }, (_, i) => {
      const r = (i / 8) * (diameter / 2);
      return new Vector2(Math.max(r, 1e-3), 0.55 * ((r * r) / diameter - diameter / 4));
    });
    const bowl = new LatheGeometry(profile, 28).rotateX(Math.PI / 2);
    this.add(bowl, at, tint);
    const feed = new ConeGeometry(0.05 * diameter, 0.1 * diameter, 10).rotateX(-Math.PI / 2);
    return this.add(feed, [at[0], at[1], at[2] + 0.16 * diameter], GREY);
  }

  /** A rod from one point to another. */
  rod(
    from: readonly [number, number, number],
    to: readonly [number, number, number],
    radius: number,
    tint: Tint,
  ): this {
    const [dx, dy, dz] = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
    const length = Math.hypot(dx, dy, dz);
    const geometry = new CylinderGeometry(radius, radius, length, 8).rotateX(Math.PI / 2);
    geometry.rotateY(Math.atan2(Math.hypot(dx, dy), dz));
    geometry.rotateZ(Math.atan2(dy, dx));
    return this.add(geometry, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2, (from[2] + to[2]) / 2], tint);
  }

  /** A wheel whose axle lies along y. */
  wheel(radius: number, width: number, at: readonly [number, number, number], tint: Tint): this {
    return this.add(new CylinderGeometry(radius, radius, width, 20), at, tint);
  }

  add(geometry: BufferGeometry, [x, y, z]: readonly [number, number, number], tint: Tint): this {
    const part = geometry.index ? geometry.toNonIndexed() : geometry;
    if (part !== geometry) geometry.dispose();
    part.translate(x, y, z);
    part.deleteAttribute('uv');
    const count = part.getAttribute('position').count;
    const tints = new Float32Array(count * 4);
    for (let i = 0; i < count; i++) tints.set(tint, 4 * i);
    part.setAttribute('aTint', new BufferAttribute(tints, 4));
    this.parts.push(part);
    return this;
  }

  /** Parts melted before, in their own tints. */
  addMelted(geometry: BufferGeometry): this {
    this.parts.push(geometry);
    return this;
  }

  /** Everything added so far as one geometry; undefined where nothing was added. */
  melt(): BufferGeometry | undefined {
    if (this.parts.length === 0) return undefined;
    const merged = mergeGeometries(this.parts);
    for (const part of this.parts) part.dispose();
    this.parts.length = 0;
    return merged;
  }
}
