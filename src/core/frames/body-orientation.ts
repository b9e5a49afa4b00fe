import type { EpochTdb } from '../time/epoch.ts';
import { earthOrientationInto } from './earth-rotation.ts';
import { type Orientation, orientation, orientationInto, rotationModel } from './rotation.ts';

/** Writes a body's pole and prime meridian at an epoch (TDB) into `out` (radians, ICRF) and returns it. */
export type OrientationFunction = (out: Orientation, epoch: EpochTdb) => Orientation;

/**
 * How a body turns: precession, nutation and sidereal time for the Earth, the IAU model of its file for any other.
 * All sites of a body and its globe ask for the same epoch: the last answer is kept for whoever asks about that body.
 * `undefined` where pole or prime meridian is not known. @source see `earth-rotation.ts` and `rotation.ts`
 */
export function bodyOrientation(body: {
  readonly id: string;
  readonly rotation?: object | undefined;
}): OrientationFunction | undefined {
  if (body.id === 'earth') return earthOrientation;
  const model = rotationModel(body);
  if (!model) return undefined;
  const known = byModel.get(model);
  if (known) return known;
  const made = remembering((out, epoch) => orientationInto(out, model, epoch));
  byModel.set(model, made);
  return made;
}

const earthOrientation = remembering(earthOrientationInto);
/** One function for each body's file, so that what it remembers is shared. */
const byModel = new WeakMap<object, OrientationFunction>();

/** The same function, which keeps its last answer: asked again for that epoch it copies. */
function remembering(ask: OrientationFunction): OrientationFunction {
  const last = orientation();
  // A number that a function keeps for itself would be put into a new box on the heap each time.
  const lastEpoch = new Float64Array(1).fill(Number.NaN);
  return (out, epoch) => {
    if (epoch !== lastEpoch[0]) ask(last, epoch);
    lastEpoch[0] = epoch;
    out.poleRaRad = last.poleRaRad;
    out.poleDecRad = last.poleDecRad;
    out.primeMeridianRad = last.primeMeridianRad;
    out.spinRadS = last.spinRadS;
    return out;
  };
}
