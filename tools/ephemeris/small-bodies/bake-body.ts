import type { SmallBodyEntry } from '../../../src/core/ephemeris/small-bodies.ts';
import { epochTdb } from '../../../src/core/time/epoch.ts';
import type { De405 } from '../de405.ts';
import { DECADES, intersection } from '../decades.ts';
import type { FittedBody } from '../encode-pack.ts';
import { FitError, type FitRequest, fitBody } from '../fit.ts';
import { accuracyKnots } from './accuracy.ts';
import { BodyMotion } from './body-motion.ts';
import { integrateSolution, type Span } from './integrate-orbits.ts';
import type { HeavyAsteroid } from './perturbers.ts';
import type { BodyOrbits, OrbitSolution } from './solutions.ts';

/** Fit tolerance (km). */
const TOLERANCE_KM = 100;
/** Velocities are kept to this (km/s): far better than any of the orbits. */
const VELOCITY_TOLERANCE_KM_S = 1e-3;
/** Least error to state: the differences of DE405 from DE441, the relativity of the planets, and the like. */
const FLOOR_KM = 150;

const ENCOUNTER_SHAPE = { cellDays: 16, maxCount: 16 };

export interface BakeSystem {
  readonly de405: De405;
  readonly heavies: readonly HeavyAsteroid[];
  readonly span: Span;
}

/** Everything about one body that goes into the pack. */
export interface BakedBody {
  readonly entry: Omit<SmallBodyEntry, 'group' | 'start' | 'end'>;
  readonly decades: readonly { readonly decade: number; readonly body: FittedBody }[];
}

/** Integrates a body's orbits, compares them, and fits the motion decade by decade. */
export function bakeBody(orbits: BodyOrbits, system: BakeSystem): BakedBody {
  const { id } = orbits;
  const motion = motionOf(orbits, system, orbits.solutions);
  const shifted = motionOf(orbits, system, orbits.solutions, orbits.semiMajorAxisSigmaAu);
  const checks = (orbits.checks ?? []).map((check) => motionOf(orbits, system, [check]));
  const pushed = orbits.unmodelledPush ? [motionOf(orbits, system, pushedSolutions(orbits))] : [];
  const floorKm = Math.max(FLOOR_KM, orbits.accuracyFloorKm ?? 0);
  const knots = accuracyKnots({ motion, rivals: [shifted, ...pushed, ...checks], span: system.span, floorKm });
  const toleranceKm = orbits.toleranceKm ?? TOLERANCE_KM;
  const whole = { start: epochTdb(system.span.startS), end: epochTdb(system.span.endS) };
  const decades = DECADES.flatMap(({ decade, interval }) => {
    const part = intersection(interval, whole);
    if (part === undefined) return [];
    const sample: FitRequest['sample'] = (epoch, out) => motion.stateInto(out, epoch);
    const velocityToleranceKmS = VELOCITY_TOLERANCE_KM_S;
    return [
      { decade, body: fitMotion({ id, centreId: 'sun', interval: part, toleranceKm, velocityToleranceKmS, sample }) },
    ];
  });
  const entry = {
    id,
    centreId: 'sun',
    toleranceKm,
    accuracyKm: Math.max(...knots.map(([, km]) => km)),
    accuracyStatement: statement(orbits),
    provenance: 'integrated' as const,
    accuracyKnots: knots,
  };
  return { entry, decades };
}

/** Long cells cannot be halved often enough to follow a passage near a planet: then short ones are taken. */
function fitMotion(request: FitRequest): FittedBody {
  try {
    return fitBody(request);
  } catch (error) {
    if (!(error instanceof FitError)) throw error;
    return fitBody({ ...request, shape: ENCOUNTER_SHAPE });
  }
}

function motionOf(orbits: BodyOrbits, system: BakeSystem, parts: readonly OrbitSolution[], offsetAu = 0): BodyMotion {
  return new BodyMotion(
    parts.map((solution) => ({
      track: integrateSolution(orbits.id, solution, system, offsetAu),
      ...(solution.untilJdTdb === undefined ? {} : { untilJdTdb: solution.untilJdTdb }),
    })),
  );
}

/** The solutions with what is not modelled added to their own push. */
function pushedSolutions({ solutions, unmodelledPush: extra }: BodyOrbits): OrbitSolution[] {
  return solutions.map((solution) => {
    const own = solution.nonGravitational;
    if (extra === undefined || own === undefined) return extra ? { ...solution, nonGravitational: extra } : solution;
    const nonGravitational = {
      ...own,
      radial: own.radial + extra.radial,
      transverse: own.transverse + extra.transverse,
      normal: own.normal + extra.normal,
    };
    return { ...solution, nonGravitational };
  });
}

function statement(orbits: BodyOrbits): string {
  const epochs = orbits.solutions.map(({ epochJdTdb }) => `JD ${epochJdTdb}`).join(' and ');
  const checks = orbits.checks?.length ?? 0;
  const compared = checks === 0 ? '' : ` and from ${checks === 1 ? 'another published orbit' : `${checks} others`}`;
  const pushed = orbits.unmodelledPush === undefined ? '' : ', from the same under another non-gravitational push';
  const note = orbits.note === undefined ? '' : ` Note: ${orbits.note}.`;
  return `Integrated from elements of ${epochs}; largest distance, times 1.5, from the same orbit moved by its uncertainty${pushed}${compared}.${note}`;
}
