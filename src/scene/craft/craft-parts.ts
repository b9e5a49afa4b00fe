import {
  Box3,
  BufferAttribute,
  type BufferGeometry,
  CylinderGeometry,
  type Matrix4,
  PlaneGeometry,
  SphereGeometry,
  TorusGeometry,
} from 'three';
import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import { CELLS, type Coat, GREY, PANEL_BACK, WHITE } from './coats.ts';
import { bevelledBox, bowl, type Point } from './craft-shapes.ts';

/** Edges of boxes are cut by this share of their shortest side. */
const BEVEL_SHARE = 0.06;
const MOST_BEVEL_M = 0.04;
/** Rods thicker than this look round. */
const THICK_ROD_M = 0.05;
/** Rods thinner than this share of their length need few sides. */
const THIN_SHARE = 0.035;
/** Rings, nozzles and cylinders smaller than this (m) need few sides. */
const SMALL_M = 0.14;

/**
 * Collects the parts of a model (metres) and melts them into one geometry. Each vertex carries colour and gloss
 * (`aTint`) and matter with a place in its pattern (`aCoat`).
 */
export class CraftParts {
  private readonly parts: BufferGeometry[] = [];
  private readonly boxes: Box3[] = [];

  box(size: Point, at: Point, coat: Coat): this {
    const bevel = Math.min(MOST_BEVEL_M, BEVEL_SHARE * Math.min(...size));
    return this.add(bevelledBox(size, bevel), at, coat);
  }

  /** A cylinder along z; radii at the lower and the upper end. `sides` of 6 or so make a prism. */
  cylinder(radii: readonly [number, number], length: number, at: Point, coat: Coat, sides = 28): this {
    const isSmall = Math.max(...radii) < SMALL_M && sides > 12;
    const geometry = new CylinderGeometry(radii[1], radii[0], length, isSmall ? 14 : sides).rotateX(Math.PI / 2);
    if (sides > 12) return this.add(geometry, at, coat);
    const flat = geometry.toNonIndexed();
    geometry.dispose();
    flat.computeVertexNormals();
    return this.add(flat, at, coat);
  }

  /** A nozzle that opens towards `way` (-1 down, 1 up), its throat at `at`. */
  nozzle(radius: number, length: number, at: Point, coat: Coat, way: -1 | 1 = -1): this {
    const geometry = new CylinderGeometry(
      0.28 * radius,
      radius,
      length,
      radius < SMALL_M ? 9 : 22,
      radius < SMALL_M ? 2 : 4,
      true,
    );
    const position = geometry.getAttribute('position');
    for (let i = 0; i < position.count; i++) {
      // A bell: wide soon after the throat.
      const t = Math.max(0, 0.5 - position.getY(i) / length);
      const r = Math.hypot(position.getX(i), position.getZ(i)) || 1;
      const bell = radius * (0.28 + 0.72 * t ** 0.62);
      position.setX(i, (position.getX(i) / r) * bell);
      position.setZ(i, (position.getZ(i) / r) * bell);
    }
    geometry.computeVertexNormals();
    geometry.rotateX(way < 0 ? Math.PI / 2 : -Math.PI / 2);
    return this.add(geometry, [at[0], at[1], at[2] + (way * length) / 2], coat);
  }

  ball(radius: number, at: Point, coat: Coat): this {
    return this.add(new SphereGeometry(radius, 20, 13), at, coat);
  }

  /** A ring about z. */
  ring(radius: number, thick: number, at: Point, coat: Coat): this {
    return this.add(new TorusGeometry(radius, thick, 5, radius < SMALL_M ? 12 : 28), at, coat);
  }

  /** A dish that opens towards +z, the middle of its bowl at `at`: rim, ribs behind, feed on three struts. */
  dish(diameter: number, at: Point, coat: Coat = WHITE): this {
    const depth = 0.19 * diameter;
    this.add(bowl(diameter), at, coat);
    this.ring(diameter / 2, 0.008 * diameter, [at[0], at[1], at[2] + depth], coat);
    this.cylinder([0.1 * diameter, 0.17 * diameter], 0.07 * diameter, [at[0], at[1], at[2] - 0.02 * diameter], GREY);
    const focus: Point = [at[0], at[1], at[2] + 0.42 * diameter];
    for (const degrees of [90, 210, 330]) {
      const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
      const foot: Point = [at[0] + 0.38 * diameter * c, at[1] + 0.38 * diameter * s, at[2] + 0.6 * depth];
      this.rod(foot, focus, 0.007 * diameter, GREY);
    }
    this.cylinder([0.075 * diameter, 0.045 * diameter], 0.05 * diameter, focus, coat);
    return this.cylinder(
      [0.035 * diameter, 0.02 * diameter],
      0.14 * diameter,
      [at[0], at[1], at[2] + 0.07 * diameter],
      GREY,
    );
  }

  /** A rod from one point to another. */
  rod(from: Point, to: Point, radius: number, coat: Coat): this {
    const [dx, dy, dz] = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
    const length = Math.hypot(dx, dy, dz);
    const isThick = radius > THICK_ROD_M && radius > THIN_SHARE * length;
    const geometry = new CylinderGeometry(radius, radius, length, isThick ? 22 : 6, 1, !isThick).rotateX(Math.PI / 2);
    geometry.rotateY(Math.atan2(Math.hypot(dx, dy), dz));
    geometry.rotateZ(Math.atan2(dy, dx));
    return this.add(geometry, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2, (from[2] + to[2]) / 2], coat);
  }

  /** A lattice mast of three rods with diagonals. */
  lattice(from: Point, to: Point, wide: number, coat: Coat): this {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1], to[2] - from[2]);
    const bays = Math.max(2, Math.min(14, Math.round(length / (1.6 * wide))));
    const along = [0, 1, 2].map((i) => (to[i]! - from[i]!) / length) as [number, number, number];
    const side: Point = Math.abs(along[2]) < 0.9 ? [along[1], -along[0], 0] : [1, 0, 0];
    const norm = Math.hypot(...side) || 1;
    const u = side.map((v) => v / norm) as [number, number, number];
    const w = [
      along[1] * u[2] - along[2] * u[1],
      along[2] * u[0] - along[0] * u[2],
      along[0] * u[1] - along[1] * u[0],
    ] as const;
    const corner = (bay: number, k: number): Point => {
      const [c, s] = [Math.cos((k * 2 * Math.PI) / 3) * wide * 0.5, Math.sin((k * 2 * Math.PI) / 3) * wide * 0.5];
      const t = (bay / bays) * length;
      return [0, 1, 2].map((i) => from[i]! + along[i]! * t + u[i]! * c + w[i]! * s) as unknown as Point;
    };
    for (let k = 0; k < 3; k++) {
      this.rod(corner(0, k), corner(bays, k), 0.06 * wide, coat);
      for (let bay = 0; bay < bays; bay++) this.rod(corner(bay, k), corner(bay + 1, (k + 1) % 3), 0.04 * wide, coat);
    }
    return this;
  }

  /** A wheel whose axle lies along y. */
  wheel(radius: number, width: number, at: Point, coat: Coat): this {
    this.add(new CylinderGeometry(radius, radius, width, 24, 1, true), at, coat);
    this.add(new CylinderGeometry(0.36 * radius, 0.36 * radius, 1.02 * width, 14), at, GREY);
    for (let spoke = 0; spoke < 6; spoke++) {
      const angle = (spoke * Math.PI) / 3;
      const rim: Point = [at[0] + radius * Math.cos(angle), at[1], at[2] + radius * Math.sin(angle)];
      this.rod(at, rim, 0.05 * radius, GREY);
    }
    return this;
  }

  /** A panel of solar cells that faces +z, on a frame; length along x. */
  panel([length, wide]: readonly [number, number], at: Point, back: Coat = PANEL_BACK): this {
    const thick = Math.min(0.03, 0.02 * wide);
    this.box([length, wide, thick], at, back);
    return this.add(new PlaneGeometry(0.97 * length, 0.96 * wide), [at[0], at[1], at[2] + 0.7 * thick], CELLS);
  }

  add(geometry: BufferGeometry, [x, y, z]: Point, coat: Coat): this {
    const part = geometry.index ? geometry.toNonIndexed() : geometry;
    if (part !== geometry) geometry.dispose();
    paintInto(part, coat);
    part.deleteAttribute('uv');
    part.translate(x, y, z);
    this.parts.push(part);
    this.boxes.push(new Box3().setFromBufferAttribute(part.getAttribute('position') as BufferAttribute));
    return this;
  }

  /** Parts collected elsewhere, moved by a matrix. */
  place(other: CraftParts, matrix: Matrix4): this {
    const melted = other.melt();
    if (!melted) return this;
    for (const box of melted.userData.boxes as Box3[]) this.boxes.push(box.applyMatrix4(matrix));
    this.parts.push(melted.applyMatrix4(matrix));
    return this;
  }

  /**
   * Everything added so far as one geometry, with a box about each part in its `userData.boxes`; undefined where nothing
   * was added.
   */
  melt(): BufferGeometry | undefined {
    if (this.parts.length === 0) return undefined;
    const merged = mergeGeometries(this.parts);
    for (const part of this.parts) part.dispose();
    this.parts.length = 0;
    merged.userData = { boxes: this.boxes.splice(0) };
    return merged;
  }
}

/** Gives every triangle its coat; its place in the pattern lies in the plane that it faces most. */
function paintInto(part: BufferGeometry, { matter, rgb, gloss, patternM }: Coat): void {
  const position = part.getAttribute('position');
  const normal = part.getAttribute('normal');
  const tints = new Float32Array(position.count * 4);
  const coats = new Float32Array(position.count * 3);
  for (let i = 0; i < position.count; i++) {
    const first = i - (i % 3);
    const sum = (of: (k: number) => number) => Math.abs(of(first) + of(first + 1) + of(first + 2));
    const nx = sum((k) => normal.getX(k));
    const ny = sum((k) => normal.getY(k));
    const nz = sum((k) => normal.getZ(k));
    const [x, y, z] = [position.getX(i), position.getY(i), position.getZ(i)];
    const u = nx > ny && nx > nz ? y : x;
    const v = nz >= nx && nz >= ny ? y : z;
    tints.set([...rgb, gloss], 4 * i);
    coats.set([matter, u / patternM, v / patternM], 3 * i);
  }
  part.setAttribute('aTint', new BufferAttribute(tints, 4));
  part.setAttribute('aCoat', new BufferAttribute(coats, 3));
}
