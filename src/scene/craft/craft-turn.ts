import type { CraftModel } from '../../catalog/craft-model.ts';
import {
  type CraftAttitude,
  flightAttitudeInto,
  groundAttitudeInto,
  sunwardAttitudeInto,
} from '../../core/frames/craft-attitude.ts';
import { normVec3, scaleVec3, type Vec3, vec3 } from '../../core/math/vec3.ts';
import type { Segment } from '../../core/trajectory/segment.ts';
import { thrustInto } from '../../core/trajectory/thrust/thrust-at.ts';
import { BodyTurn } from '../bodies/body-turn.ts';
import { sceneFromIcrf } from '../stage/display-axes.ts';
import type { Stage } from '../stage/stage.ts';

const ECLIPTIC_NORTH = vec3(0, 1, 0);
/** Under a telescope's shade the mirror looks a little off the pole, so that no line of sight is singular. */
const ROLL = vec3(0.05, 1, 0.02);

/** How a craft stands or flies: which way it is turned at the stage's epoch. */
export class CraftTurn {
  /** How the body it stands on turns. */
  private ground: BodyTurn | undefined;
  private groundId = '';

  constructor(
    private readonly index: number,
    private readonly model: CraftModel,
  ) {}

  /** Writes the attitude (scene axes) of the craft in one of its segments. */
  into(out: CraftAttitude, stage: Stage, segment: Segment | undefined): void {
    const { index, model } = this;
    const centre = stage.indexOf(segment?.centreId ?? null);
    const body = stage.objects[centre]?.body;
    if (segment?.kind === 'surface' && body) {
      directionInto(upward, stage, centre, index);
      if (this.groundId !== body.id) this.ground = new BodyTurn(body);
      this.groundId = body.id;
      this.ground?.poleInto(pole, stage.epoch);
      groundAttitudeInto(out, upward, pole);
      return;
    }
    directionInto(sunward, stage, index, stage.indexOf('sun'));
    if (model.faces === 'sun') {
      sunwardAttitudeInto(out, sunward, ROLL);
      return;
    }
    if (segment && isPushed(goal, stage, index, segment)) {
      flightAttitudeInto(out, goal, sunward, ECLIPTIC_NORTH);
      return;
    }
    directionInto(goal, stage, index, stage.indexOf('earth'));
    flightAttitudeInto(out, goal, sunward, ECLIPTIC_NORTH);
  }
}

/** Writes the direction (scene axes, unit) from one object of the stage to another. */
export function directionInto(out: Vec3, { places }: Stage, from: number, to: number): void {
  out.x = places.x[to]! - places.x[from]!;
  out.y = places.y[to]! - places.y[from]!;
  out.z = places.z[to]! - places.z[from]!;
  scaleVec3(out, out, 1 / normVec3(out));
}

/** Whether an electric engine works now, and where it pushes the craft (scene axes, unit). */
function isPushed(out: Vec3, { explorer, objects, epoch }: Stage, index: number, segment: Segment): boolean {
  const trajectory = explorer.trajectories.trajectoryOf(objects[index]!.id);
  const gmKm3S2 = explorer.catalog.body(segment.centreId)?.gmKm3S2;
  if (!trajectory || gmKm3S2 === undefined) return false;
  atEngine.epoch = epoch;
  atEngine.gmKm3S2 = gmKm3S2;
  if (!thrustInto(thrust, trajectory, segment, atEngine)) return false;
  sceneFromIcrf(out, thrust);
  scaleVec3(out, out, 1 / normVec3(out));
  return true;
}

const upward = vec3();
const sunward = vec3();
const goal = vec3();
const pole = vec3();
const thrust = vec3<'Icrf'>();
const atEngine: { epoch: Stage['epoch']; gmKm3S2: number } = { epoch: 0 as Stage['epoch'], gmKm3S2: 0 };
