import type { EphemerisSource } from '../../../src/core/ephemeris/source.ts';
import { epochTdb } from '../../../src/core/time/epoch.ts';

export const SUN = { id: 'sun', systemId: null, meanRadiusKm: 695_700, gmKm3S2: 132_712_440_041.279 } as const;

/** A body on a circle about the barycentre in the equator plane: simple enough to check a path by hand. Radius 0: the Sun. */
export function circling(radiusKm: number, phaseRad: number, centreId = 'solar-system-barycenter', gm = SUN.gmKm3S2) {
  const rate = radiusKm === 0 ? 0 : Math.sqrt(gm / radiusKm ** 3);
  const source: EphemerisSource = {
    centreId,
    interval: { start: epochTdb(-4e9), end: epochTdb(4e9) },
    provenance: 'two-body',
    accuracyKm: () => 0,
    stateInto(out, epoch) {
      const angle = phaseRad + rate * epoch;
      out.positionKm.x = radiusKm * Math.cos(angle);
      out.positionKm.y = radiusKm * Math.sin(angle);
      out.positionKm.z = 0;
      out.velocityKmS.x = -radiusKm * rate * Math.sin(angle);
      out.velocityKmS.y = radiusKm * rate * Math.cos(angle);
      out.velocityKmS.z = 0;
      return true;
    },
  };
  return source;
}
