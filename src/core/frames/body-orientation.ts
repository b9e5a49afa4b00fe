import type { EpochTdb } from '../time/epoch.ts';
import { earthOrientationInto } from './earth-rotation.ts';
import { type Orientation, orientationInto, rotationModel } from './rotation.ts';

/** Writes a body's pole and prime meridian at an epoch (TDB) into `out` (radians, ICRF) and returns it. */
export type OrientationFunction = (out: Orientation, epoch: EpochTdb) => Orientation;

/**
 * How a body turns: precession, nutation and sidereal time for the Earth, the IAU model of its file for any other.
 * `undefined` where pole or prime meridian is not known. @source see `earth-rotation.ts` and `rotation.ts`
 */
export function bodyOrientation(body: {
  readonly id: string;
  readonly rotation?: object | undefined;
}): OrientationFunction | undefined {
  if (body.id === 'earth') return earthOrientationInto;
  const model = rotationModel(body);
  return model && ((out, epoch) => orientationInto(out, model, epoch));
}
