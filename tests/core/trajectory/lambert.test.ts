import { describe, expect, it } from 'vitest';
import { crossVec3, dotVec3, normVec3, type Vec3, vec3 } from '../../../src/core/math/vec3.ts';
import { propagateTwoBody } from '../../../src/core/orbits/universal.ts';
import { LambertDomainError, solveLambert } from '../../../src/core/trajectory/lambert.ts';

const EARTH_GM = 398_600.4418;
const SUN_GM = 132_712_440_041.279;
const NORTH = vec3(0, 0, 1);

describe('solveLambert against textbooks', () => {
  it('Vallado, Fundamentals of Astrodynamics and Applications, example 7-5', () => {
    const [arc] = solveLambert({
      gmKm3S2: EARTH_GM,
      departureKm: vec3(15945.34, 0, 0),
      arrivalKm: vec3(12214.83899, 10249.46731, 0),
      timeOfFlightSeconds: 76 * 60,
      orbitNormal: NORTH,
    });
    expect(arc!.departureVelocityKmS.x).toBeCloseTo(2.058913, 5);
    expect(arc!.departureVelocityKmS.y).toBeCloseTo(2.915965, 5);
    expect(arc!.arrivalVelocityKmS.x).toBeCloseTo(-3.451565, 5);
    expect(arc!.arrivalVelocityKmS.y).toBeCloseTo(0.910315, 5);
  });

  it('Curtis, Orbital Mechanics for Engineering Students, example 5.2', () => {
    const [arc] = solveLambert({
      gmKm3S2: 398_600,
      departureKm: vec3(5000, 10000, 2100),
      arrivalKm: vec3(-14600, 2500, 7000),
      timeOfFlightSeconds: 3600,
      orbitNormal: NORTH,
    });
    expect(arc!.departureVelocityKmS.x).toBeCloseTo(-5.9925, 3);
    expect(arc!.departureVelocityKmS.y).toBeCloseTo(1.9254, 3);
    expect(arc!.departureVelocityKmS.z).toBeCloseTo(3.2456, 3);
    expect(arc!.arrivalVelocityKmS.x).toBeCloseTo(-3.3125, 3);
    expect(arc!.arrivalVelocityKmS.y).toBeCloseTo(-4.1966, 3);
    expect(arc!.arrivalVelocityKmS.z).toBeCloseTo(-0.38529, 3);
  });
});

/** Arcs that dive to the centre magnify rounding: they get a wider bound. */
function periapsisRadiusKm(position: Vec3, velocity: Vec3): number {
  const h = normVec3(crossVec3(vec3(), position, velocity));
  const p = (h * h) / SUN_GM;
  const energy = dotVec3(velocity, velocity) / 2 - SUN_GM / normVec3(position);
  return p / (1 + Math.sqrt(Math.max(0, 1 + (2 * energy * p) / SUN_GM)));
}

describe('solveLambert everywhere', () => {
  const radii = [0.3e8, 1.5e8, 7.8e8];
  const anglesDeg = [1, 20, 90, 150, 179, 181, 260, 300, 345, 359];
  const days = [20, 90, 250, 700, 2600];
  it('hits its target to 1 m when propagated, with any number of revolutions', () => {
    let arcs = 0;
    let manyRevolutions = 0;
    for (const r1 of radii) {
      for (const r2 of radii) {
        for (const angleDeg of anglesDeg) {
          for (const d of days) {
            // No arc faster than 100 km/s on the average: a fall through the Sun magnifies rounding beyond any use.
            if ((r1 + r2) / (d * 86400) > 100) continue;
            const angle = (angleDeg * Math.PI) / 180;
            const departureKm = vec3(r1, 0, 0);
            const arrivalKm = vec3(r2 * Math.cos(angle), r2 * Math.sin(angle) * 0.98, r2 * Math.sin(angle) * 0.2);
            const timeOfFlightSeconds = d * 86400;
            const found = solveLambert({
              gmKm3S2: SUN_GM,
              departureKm,
              arrivalKm,
              timeOfFlightSeconds,
              orbitNormal: NORTH,
              maxRevolutions: 4,
            });
            for (const arc of found) {
              const v = arc.departureVelocityKmS;
              const end = propagateTwoBody({ positionKm: departureKm, velocityKmS: v }, timeOfFlightSeconds, SUN_GM);
              const miss = Math.hypot(
                end.positionKm.x - arrivalKm.x,
                end.positionKm.y - arrivalKm.y,
                end.positionKm.z - arrivalKm.z,
              );
              expect(miss, `r1 ${r1} r2 ${r2} ${angleDeg} deg ${d} d ${arc.revolutions} ${arc.branch}`).toBeLessThan(
                periapsisRadiusKm(departureKm, v) > 0.1 * Math.min(r1, r2) ? 1e-3 : 1,
              );
              arcs++;
              if (arc.revolutions > 0) manyRevolutions++;
            }
          }
        }
      }
    }
    expect(arcs).toBeGreaterThan(350);
    expect(manyRevolutions).toBeGreaterThan(50);
  });

  it('refuses a time that is not positive', () => {
    expect(() =>
      solveLambert({
        gmKm3S2: SUN_GM,
        departureKm: vec3(1e8),
        arrivalKm: vec3(0, 1e8),
        timeOfFlightSeconds: 0,
        orbitNormal: NORTH,
      }),
    ).toThrow(LambertDomainError);
  });
});
