import type { Vec3 } from '../../core/math/vec3.ts';
import { smoothstep } from '../stage/apparent-size.ts';
import type { Stage } from '../stage/stage.ts';

/** What lights a craft: the Sun, as far as bodies let it through, and the body that shines on it most. */
export interface CraftLight {
  /** 0 in the shadow of a body, 1 in full sunlight. */
  sunShare: number;
  /** Index of the body that sends most light after the Sun; -1 for none. */
  shiningIndex: number;
  /** Cosine of that body's half width in the sky, and how much of the side turned here is lit (0 to 1). */
  shiningCos: number;
  lit01: number;
}

export function craftLight(): CraftLight {
  return { sunShare: 1, shiningIndex: -1, shiningCos: 1, lit01: 0 };
}

/** Bodies smaller than this (km) are no source of shade; ones that look smaller than this (sine) shed no light. */
const LEAST_SHADE_KM = 100;
const LEAST_SHINE_SINE = 0.004;

/**
 * Writes what lights a craft (index in the stage; `sunward`: unit, scene axes). A body's own light falls off from full to
 * new as that of a dull ball. Allocates nothing.
 */
export function craftLightInto(out: CraftLight, stage: Stage, index: number, sunward: Vec3): CraftLight {
  const { places, objects } = stage;
  out.sunShare = 1;
  out.shiningIndex = -1;
  out.shiningCos = 1;
  out.lit01 = 0;
  let most = 0;
  for (const { index: other, radiusKm, body } of objects) {
    if (!radiusKm || body?.kind === 'star' || !places.isKnown[other]) continue;
    const dx = places.x[other]! - places.x[index]!;
    const dy = places.y[other]! - places.y[index]!;
    const dz = places.z[other]! - places.z[index]!;
    const squared = dx * dx + dy * dy + dz * dz;
    const along = dx * sunward.x + dy * sunward.y + dz * sunward.z;
    if (along > 0 && radiusKm >= LEAST_SHADE_KM) {
      const off = Math.sqrt(Math.max(0, squared - along * along));
      // The Sun is half a degree wide at the Earth: the shadow's edge softens with the way behind the body.
      const soft = 0.005 * along + 0.002 * radiusKm;
      out.sunShare = Math.min(out.sunShare, smoothstep(radiusKm - soft, radiusKm + soft, off));
    }
    const sine = Math.min(1, radiusKm / Math.sqrt(squared));
    if (sine < LEAST_SHINE_SINE) continue;
    // The angle at the body between the Sun and the craft: opposite to what is seen from the craft.
    const lit01 = ((1 - along / Math.sqrt(squared)) / 2) ** 1.5;
    const shine = sine * sine * (0.05 + lit01);
    if (shine <= most) continue;
    most = shine;
    out.shiningIndex = other;
    out.shiningCos = Math.sqrt(1 - sine * sine);
    out.lit01 = lit01;
  }
  return out;
}
