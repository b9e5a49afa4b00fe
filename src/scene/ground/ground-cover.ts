import { alongCraftInto, type CraftAttitude } from '../../core/frames/craft-attitude.ts';
import { vec3 } from '../../core/math/vec3.ts';
import { dropKm } from './ground-geometry.ts';
import type { Relief } from './relief.ts';

const STEPS = 40;
/** A ray is looked at from here on (km), and the ground may be so much higher than it (km) where triangles cut its bumps. */
const FROM_KM = 0.004;
const SLACK_KM = 0.0004;

/** What the ground about a site hides from an eye near it: its hills, and the world's own curve beyond them. */
export class GroundCover {
  /** Everything along the ground's own axes, from the foot of the craft; km. */
  readonly eye = vec3();
  relief: Relief = () => 0;
  radiusKm = 1;
  reachKm = 1;

  constructor(private readonly attitude: CraftAttitude) {}

  /** Whether ground lies before something that is seen so far from the eye (scene axes, km). */
  hides(dx: number, dy: number, dz: number): boolean {
    const { eye, radiusKm, reachKm } = this;
    ray.x = dx;
    ray.y = dy;
    ray.z = dz;
    alongCraftInto(ray, this.attitude, ray);
    const away = Math.sqrt(ray.x * ray.x + ray.y * ray.y + ray.z * ray.z);
    if (away < FROM_KM) return false;
    const farthest = Math.min(0.98 * away, reachKm);
    const growth = (farthest / FROM_KM) ** (1 / STEPS);
    let far = FROM_KM;
    for (let step = 0; step <= STEPS; step++) {
      const t = far / away;
      const x = eye.x + ray.x * t;
      const y = eye.y + ray.y * t;
      const flat = Math.sqrt(x * x + y * y);
      if (flat < 0.72 * reachKm) {
        const ground = dropKm(flat, radiusKm) + this.relief(1000 * x, 1000 * y) / 1000;
        if (eye.z + ray.z * t < ground - SLACK_KM) return true;
      }
      far *= growth;
    }
    return this.isBelowCurve(away);
  }

  /** Whether the ball of the world, a little smaller than it is, lies before the end of the ray. */
  private isBelowCurve(away: number): boolean {
    const { eye, radiusKm } = this;
    const up = (eye.z + radiusKm) / away;
    const along = -(ray.x * eye.x + ray.y * eye.y) / away - ray.z * up;
    if (along <= 0 || along > away) return false;
    const squared = eye.x * eye.x + eye.y * eye.y + (eye.z + radiusKm) ** 2;
    return squared - along * along < (radiusKm * (1 - 1e-6)) ** 2;
  }
}

const ray = vec3();
