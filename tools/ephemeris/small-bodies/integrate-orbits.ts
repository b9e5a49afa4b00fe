import { readFileSync } from 'node:fs';
import type { De405 } from '../de405.ts';
import { forceModel, type NonGravitational } from './forces.ts';
import { integrate } from './gauss-radau.ts';
import { type HeavyAsteroid, joinedTrack, Perturbers, type Track } from './perturbers.ts';
import { type InitialState, initialState, type OrbitSolution, type OsculatingElements } from './solutions.ts';

interface HeavyAsteroidFile {
  readonly asteroids: readonly {
    readonly id: string;
    readonly gmKm3S2: number;
    readonly elements: OsculatingElements;
  }[];
}

/** Interval of integration: that of DE405, less a margin at which nothing is asked. */
export interface Span {
  readonly startS: number;
  readonly endS: number;
}

/**
 * Orbits of the 16 asteroids that pull on the others, each under the Sun and planets alone: wrong by some 10⁴ km after
 * sixty years, which changes their pull by 10⁻⁴.
 */
export function integrateHeavyAsteroids(de405: De405): HeavyAsteroid[] {
  const path = new URL('./heavy-asteroids.json', import.meta.url);
  const file = JSON.parse(readFileSync(path, 'utf8')) as HeavyAsteroidFile;
  const planets = new Perturbers(de405, []);
  const span = { startS: de405.startEpoch, endS: de405.endEpoch };
  return file.asteroids.map(({ id, gmKm3S2, elements }) => {
    const track = integrateBothWays(initialState(elements), span, { perturbers: planets, push: null });
    return { id, gmKm3S2, track };
  });
}

/** Integrates one solution over the span; the body's own mass is left out of the heavy ones. */
export function integrateSolution(
  id: string,
  solution: OrbitSolution,
  system: { readonly de405: De405; readonly heavies: readonly HeavyAsteroid[]; readonly span: Span },
  semiMajorAxisOffsetAu = 0,
): Track {
  const others = system.heavies.filter((heavy) => heavy.id !== id);
  const perturbers = new Perturbers(system.de405, others);
  const push = solution.nonGravitational ?? null;
  return integrateBothWays(initialState(solution, semiMajorAxisOffsetAu), system.span, { perturbers, push });
}

function integrateBothWays(
  from: InitialState,
  span: Span,
  forces: { readonly perturbers: Perturbers; readonly push: NonGravitational | null },
): Track {
  const acceleration = forceModel(forces.perturbers, forces.push);
  const start = { startS: from.epoch, positionKm: from.positionKm, velocityKmS: from.velocityKmS };
  const backwards = integrate(acceleration, { ...start, endS: Math.min(span.startS, from.epoch) });
  const forwards = integrate(acceleration, { ...start, endS: Math.max(span.endS, from.epoch) });
  return joinedTrack(backwards, forwards);
}
