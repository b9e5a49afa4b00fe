import { Matrix4, Quaternion, Vector3 } from 'three';
import { bodyOrientation, type OrientationFunction } from '../../core/frames/body-orientation.ts';
import { type Matrix3, matrix3 } from '../../core/frames/matrix3.ts';
import { bodyFixedFromIcrf, type Orientation, orientation } from '../../core/frames/rotation.ts';
import type { EpochTdb } from '../../core/time/epoch.ts';
import { type ScenePoint, sceneFromIcrf } from '../stage/display-axes.ts';

const at: Orientation = orientation();
const fixedFromIcrf: Matrix3 = matrix3();
const turn = new Matrix4();
const meridian: ScenePoint & { readonly frame?: 'Icrf' } = { x: 0, y: 0, z: 0 };
const pole: ScenePoint & { readonly frame?: 'Icrf' } = { x: 0, y: 0, z: 0 };

/** Turns globes whose own axes are three's: x to the prime meridian, y to the pole, z to 90° west. */
export class BodyTurn {
  private readonly turning: OrientationFunction | undefined;

  constructor({ id = '', rotation }: { readonly id?: string; readonly rotation?: object | undefined }) {
    this.turning = bodyOrientation({ id, rotation });
  }

  /** Writes how the body stands at `epoch` in the scene; upright on the ecliptic when nobody knows. */
  into(out: Quaternion, epoch: EpochTdb): void {
    if (!this.turning) {
      out.identity();
      return;
    }
    bodyFixedFromIcrf(fixedFromIcrf, this.turning(at, epoch));
    // The rows of the matrix are the body's axes along ICRF.
    meridian.x = fixedFromIcrf[0];
    meridian.y = fixedFromIcrf[1];
    meridian.z = fixedFromIcrf[2];
    pole.x = fixedFromIcrf[6];
    pole.y = fixedFromIcrf[7];
    pole.z = fixedFromIcrf[8];
    sceneFromIcrf(meridian, meridian);
    sceneFromIcrf(pole, pole);
    const wx = meridian.y * pole.z - meridian.z * pole.y;
    const wy = meridian.z * pole.x - meridian.x * pole.z;
    const wz = meridian.x * pole.y - meridian.y * pole.x;
    // biome-ignore format: a matrix
    turn.set(
      meridian.x, pole.x, wx, 0,
      meridian.y, pole.y, wy, 0,
      meridian.z, pole.z, wz, 0,
      0, 0, 0, 1,
    );
    out.setFromRotationMatrix(turn);
  }
  /** Writes the direction of the north pole (scene axes, unit). */
  poleInto(out: ScenePoint, epoch: EpochTdb): void {
    this.into(scratchTurn, epoch);
    up.set(0, 1, 0).applyQuaternion(scratchTurn);
    out.x = up.x;
    out.y = up.y;
    out.z = up.z;
  }
}

const scratchTurn = new Quaternion();
const up = new Vector3();
