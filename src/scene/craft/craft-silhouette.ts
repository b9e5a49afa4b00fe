import { type Box3, Matrix4, type Mesh, Vector3 } from 'three';
import type { BoxPile } from '../labels/box-pile.ts';
import type { Eye } from '../stage/projection.ts';

/** How far something reaches on the screen from its place, px. */
export interface ScreenReach {
  reachLeftPx: number;
  reachRightPx: number;
  reachUpPx: number;
  reachDownPx: number;
}

/** Half a name's height and half a usual name's width (px): beside the middle only what lies in that band is in its way. */
const BAND_HIGH_PX = 16;
const BAND_WIDE_PX = 70;
/** Smaller parts (px) are lines: a name may cross them. */
const LEAST_MARK_PX = 12;
/** Rays pass a part at least so far away (m), or its thin rods would let names through. */
const MARGIN_M = 0.08;

/** What a craft's model hides and how far it reaches on the screen: its parts as boxes along its own axes. */
export class CraftSilhouette {
  private readonly inverses: Matrix4[] = [];

  constructor(
    readonly index: number,
    private readonly meshes: readonly Mesh[],
  ) {
    for (const _ of meshes) this.inverses.push(new Matrix4());
  }

  /** Follows the model, whose world matrices are those of the frame. */
  update(): void {
    for (let i = 0; i < this.meshes.length; i++) this.inverses[i]!.copy(this.meshes[i]!.matrixWorld).invert();
  }

  /** Whether a ray from the eye (scene axes, km) along a direction meets the model. */
  isMet(eye: Readonly<{ x: number; y: number; z: number }>, dx: number, dy: number, dz: number): boolean {
    for (let i = 0; i < this.meshes.length; i++) {
      const inverse = this.inverses[i]!;
      from.set(eye.x, eye.y, eye.z).applyMatrix4(inverse);
      // Without the place: only turned and scaled.
      along
        .set(eye.x + dx, eye.y + dy, eye.z + dz)
        .applyMatrix4(inverse)
        .sub(from);
      for (const box of boxesOf(this.meshes[i]!)) if (meets(box)) return true;
    }
    return false;
  }

  /** Adds the larger parts to the marks that names keep off. */
  addMarksTo(pile: BoxPile, eye: Eye): void {
    const x = eye.widthPx / 2;
    const y = eye.heightPx / 2;
    for (const mesh of this.meshes) {
      for (const box of boxesOf(mesh)) {
        writeBounds(eye, mesh, box);
        const { left, right, top, bottom } = bounds;
        if (Math.min(right - left, bottom - top) < LEAST_MARK_PX) continue;
        mark.left = x + left;
        mark.right = x + right;
        mark.top = y + top;
        mark.bottom = y + bottom;
        pile.add(mark);
      }
    }
  }

  /** Writes how far the model reaches beside and above the place (scene axes, km) on which it stands in the picture. */
  reachInto(out: ScreenReach, eye: Eye, place: Readonly<{ x: number; y: number; z: number }>): void {
    toScreen(eye, place.x, place.y, place.z);
    const { x: middleX, y: middleY } = screen;
    out.reachLeftPx = 0;
    out.reachRightPx = 0;
    out.reachUpPx = 0;
    out.reachDownPx = 0;
    for (const mesh of this.meshes) {
      for (const box of boxesOf(mesh)) {
        writeBounds(eye, mesh, box);
        const left = bounds.left - middleX;
        const right = bounds.right - middleX;
        const top = bounds.top - middleY;
        const bottom = bounds.bottom - middleY;
        if (top < BAND_HIGH_PX && bottom > -BAND_HIGH_PX) {
          out.reachLeftPx = Math.max(out.reachLeftPx, -left);
          out.reachRightPx = Math.max(out.reachRightPx, right);
        }
        if (left < BAND_WIDE_PX && right > -BAND_WIDE_PX) {
          out.reachUpPx = Math.max(out.reachUpPx, -top);
          out.reachDownPx = Math.max(out.reachDownPx, bottom);
        }
      }
    }
  }
}

/** Writes the edges on the screen of a box of a mesh into `bounds`, px from the middle of the picture. */
function writeBounds(eye: Eye, mesh: Mesh, { min, max }: Box3): void {
  for (let k = 0; k < 8; k++) {
    corner.set(k & 1 ? max.x : min.x, k & 2 ? max.y : min.y, k & 4 ? max.z : min.z).applyMatrix4(mesh.matrixWorld);
    toScreen(eye, corner.x, corner.y, corner.z);
    bounds.left = k === 0 ? screen.x : Math.min(bounds.left, screen.x);
    bounds.right = k === 0 ? screen.x : Math.max(bounds.right, screen.x);
    bounds.top = k === 0 ? screen.y : Math.min(bounds.top, screen.y);
    bounds.bottom = k === 0 ? screen.y : Math.max(bounds.bottom, screen.y);
  }
}

function boxesOf({ geometry }: Mesh): readonly Box3[] {
  return geometry.userData.boxes as readonly Box3[];
}

/** Whether the ray `from` `along` enters a box; metres. */
function meets({ min, max }: Box3): boolean {
  let enter = 0;
  let leave = Number.POSITIVE_INFINITY;
  for (const axis of AXES) {
    const inverse = 1 / along[axis];
    const a = (min[axis] - MARGIN_M - from[axis]) * inverse;
    const b = (max[axis] + MARGIN_M - from[axis]) * inverse;
    enter = Math.max(enter, Math.min(a, b));
    leave = Math.min(leave, Math.max(a, b));
  }
  return enter < leave;
}

function toScreen(eye: Eye, x: number, y: number, z: number): void {
  const dx = x - eye.position.x;
  const dy = y - eye.position.y;
  const dz = z - eye.position.z;
  const ahead = Math.max(1e-9, dx * eye.forward.x + dy * eye.forward.y + dz * eye.forward.z);
  screen.x = ((dx * eye.right.x + dy * eye.right.y + dz * eye.right.z) / ahead) * eye.pixelsPerTangent;
  screen.y = (-(dx * eye.up.x + dy * eye.up.y + dz * eye.up.z) / ahead) * eye.pixelsPerTangent;
}

const AXES = ['x', 'y', 'z'] as const;
const from = new Vector3();
const along = new Vector3();
const corner = new Vector3();
const screen = { x: 0, y: 0 };
const mark = { left: 0, right: 0, top: 0, bottom: 0, velocityX: 0, velocityY: 0 };
const bounds = { left: 0, right: 0, top: 0, bottom: 0 };
