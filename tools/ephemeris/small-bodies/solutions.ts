import { readFileSync } from 'node:fs';
import {
  type OrbitalElements,
  periapsisEpochFromMeanAnomaly,
  stateFromElements,
} from '../../../src/core/orbits/elements.ts';
import { type EpochTdb, epochFromJdTdb } from '../../../src/core/time/epoch.ts';
import { AU_KM, OBLIQUITY_J2000_RAD, RAD_PER_DEG } from '../../../src/core/units/constants.ts';
import type { NonGravitational } from './forces.ts';
import { SUN_GM_KM3_S2 } from './perturbers.ts';

/** Heliocentric osculating elements at an epoch, angles from the ecliptic and equinox of J2000, times TDB. */
export interface OsculatingElements {
  readonly epochJdTdb: number;
  readonly eccentricity: number;
  readonly inclinationDeg: number;
  readonly ascendingNodeDeg: number;
  readonly argPerihelionDeg: number;
  /** Either these two ... */
  readonly semiMajorAxisAu?: number;
  readonly meanAnomalyDeg?: number;
  /** ... or these two. */
  readonly perihelionDistanceAu?: number;
  readonly timeOfPerihelionJdTdb?: number;
}

/** One published orbit of a body: a start for an integration. */
export interface OrbitSolution extends OsculatingElements {
  /** Key of `sources`. */
  readonly source: string;
  readonly nonGravitational?: NonGravitational & { readonly source: string };
  /** Middle of the cross-fade to the next solution; absent on the last. */
  readonly untilJdTdb?: number;
}

/** What is integrated for one body, and what it is compared with. */
export interface BodyOrbits {
  readonly id: string;
  /** In the order of time. */
  readonly solutions: readonly OrbitSolution[];
  /** Other published orbits: not used for the positions, only for their expected error. */
  readonly checks?: readonly OrbitSolution[];
  /** Uncertainty of the semi-major axis: published, or half a unit of the last digit. */
  readonly semiMajorAxisSigmaAu: number;
  /** Size of what the solutions leave out, or are unsure of, in the push: used for the expected error only. */
  readonly unmodelledPush?: NonGravitational & { readonly source: string };
  /** Least error to state, where other things than the semi-major axis are uncertain. */
  readonly accuracyFloorKm?: number;
  /** Fit tolerance, where the common one is too coarse. */
  readonly toleranceKm?: number;
  readonly note?: string;
}

/** Contents of `solutions.json`. */
export interface SolutionFile {
  readonly sources: Readonly<Record<string, string>>;
  readonly bodies: readonly BodyOrbits[];
}

/** Position (km) and velocity (km/s), heliocentric along ICRF axes, at an epoch. */
export interface InitialState {
  readonly epoch: EpochTdb;
  readonly positionKm: readonly [number, number, number];
  readonly velocityKmS: readonly [number, number, number];
}

/** Reads `solutions.json` beside this file. @throws Error naming the body when an orbit is incomplete */
export function readSolutions(path = new URL('./solutions.json', import.meta.url)): SolutionFile {
  const file = JSON.parse(readFileSync(path, 'utf8')) as SolutionFile;
  for (const body of file.bodies) {
    for (const solution of [...body.solutions, ...(body.checks ?? [])]) {
      if (!(solution.source in file.sources)) {
        throw new Error(`solutions.json: ${body.id}: the source "${solution.source}" is not described.`);
      }
      initialState(solution);
    }
  }
  return file;
}

/**
 * State from osculating elements.
 * @throws Error when the elements are incomplete
 */
export function initialState(elements: OsculatingElements, semiMajorAxisOffsetAu = 0): InitialState {
  const epoch = epochFromJdTdb(elements.epochJdTdb);
  const state = stateFromElements<'EclipticJ2000'>(
    orbitalElements(elements, epoch, semiMajorAxisOffsetAu),
    epoch,
    SUN_GM_KM3_S2,
  );
  return { epoch, positionKm: equatorial(state.positionKm), velocityKmS: equatorial(state.velocityKmS) };
}

function orbitalElements(elements: OsculatingElements, epoch: EpochTdb, offsetAu: number): OrbitalElements {
  const { eccentricity } = elements;
  const angles = {
    eccentricity,
    inclinationRad: elements.inclinationDeg * RAD_PER_DEG,
    ascendingNodeRad: elements.ascendingNodeDeg * RAD_PER_DEG,
    argumentOfPeriapsisRad: elements.argPerihelionDeg * RAD_PER_DEG,
  };
  if (elements.semiMajorAxisAu !== undefined && elements.meanAnomalyDeg !== undefined) {
    const axisKm = (elements.semiMajorAxisAu + offsetAu) * AU_KM;
    const anomalyRad = elements.meanAnomalyDeg * RAD_PER_DEG;
    return {
      ...angles,
      periapsisKm: axisKm * (1 - eccentricity),
      periapsisEpoch: periapsisEpochFromMeanAnomaly(epoch, anomalyRad, axisKm, SUN_GM_KM3_S2),
    };
  }
  if (elements.perihelionDistanceAu === undefined || elements.timeOfPerihelionJdTdb === undefined) {
    throw new Error(`Elements at JD ${elements.epochJdTdb} need a and M, or q and the time of perihelion.`);
  }
  return {
    ...angles,
    periapsisKm: (elements.perihelionDistanceAu + offsetAu * (1 - eccentricity)) * AU_KM,
    periapsisEpoch: epochFromJdTdb(elements.timeOfPerihelionJdTdb),
  };
}

function equatorial(v: { readonly x: number; readonly y: number; readonly z: number }): [number, number, number] {
  const cos = Math.cos(OBLIQUITY_J2000_RAD);
  const sin = Math.sin(OBLIQUITY_J2000_RAD);
  return [v.x, v.y * cos - v.z * sin, v.y * sin + v.z * cos];
}
