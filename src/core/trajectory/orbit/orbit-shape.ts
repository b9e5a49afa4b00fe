import type { PlanBody, PlanOrbit } from '../plan.ts';

/** Distances of closest and farthest point from the body's centre (km), and whether they are published. */
export interface Apsides {
  readonly periapsisKm: number;
  readonly apoapsisKm: number;
  readonly isPublished: boolean;
}

/** Bodies whose orbiters tour their moons on wide ellipses: closest and farthest point in radii, where none is published. */
const TOURED: Readonly<Record<string, readonly [number, number]>> = {
  jupiter: [8, 100],
  saturn: [4, 60],
  uranus: [4, 80],
  neptune: [4, 80],
};
/** A circle this many radii from the centre stands for an orbit of which nothing is published. */
const USUAL_RADII = 2;

/**
 * The size of an orbit from what is published: two heights, one height and the period, one height (a circle), a period
 * (a circle), or nothing (a circle of two radii; wide ellipses about the giant planets). Km from the centre. Undefined
 * where the body's size or GM is not known, or the figures contradict each other.
 * @source Kepler's third law; Vallado, Fundamentals of Astrodynamics and Applications, 4th ed. (2013), §1.4
 */
export function apsidesOf(body: PlanBody, orbit: PlanOrbit | undefined): Apsides | undefined {
  const { meanRadiusKm: radius, gmKm3S2: gm } = body;
  if (radius === undefined || gm === undefined) return undefined;
  const low = orbit?.periapsisAltitudeKm;
  const high = orbit?.apoapsisAltitudeKm;
  const axis =
    orbit?.periodHours === undefined ? undefined : Math.cbrt(gm * ((orbit.periodHours * 3600) / (2 * Math.PI)) ** 2);
  if (low !== undefined && high !== undefined) return published(low + radius, high + radius);
  const one = low ?? high;
  if (one !== undefined) {
    const other = axis === undefined ? one + radius : 2 * axis - one - radius;
    return other > radius ? published(one + radius, other) : published(one + radius, one + radius);
  }
  if (axis !== undefined) return axis > radius ? published(axis, axis) : undefined;
  const [near, far] = TOURED[body.id] ?? [USUAL_RADII, USUAL_RADII];
  return { periapsisKm: near * radius, apoapsisKm: far * radius, isPublished: false };
}

function published(a: number, b: number): Apsides {
  return { periapsisKm: Math.min(a, b), apoapsisKm: Math.max(a, b), isPublished: true };
}
