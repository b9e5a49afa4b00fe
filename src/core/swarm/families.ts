/**
 * Families of small bodies, in the order of the file. Names of the main belt's parts follow the gaps that Jupiter's
 * resonances cut into it.
 */
export const SWARM_FAMILIES = [
  'near-earth',
  'inner-belt',
  'middle-belt',
  'outer-belt',
  'hilda',
  'trojan',
  'centaur',
  'trans-neptunian',
  'periodic-comet',
  'long-period-comet',
] as const;
export type SwarmFamily = (typeof SWARM_FAMILIES)[number];

const JUPITER_AXIS_AU = 5.2026;

/** Semi-major axis (au) at which a body goes `turns` times around while Jupiter goes `jupiterTurns` times. */
function resonanceAu(turns: number, jupiterTurns: number): number {
  return JUPITER_AXIS_AU * (jupiterTurns / turns) ** (2 / 3);
}

/** The gaps that part the main belt: 3:1 at 2.50 au, 5:2 at 2.82 au; Hilda's group about 3:2 at 3.97 au. */
const INNER_TO_AU = resonanceAu(3, 1);
const MIDDLE_TO_AU = resonanceAu(5, 2);
const HILDA_AU = resonanceAu(3, 2);
const HILDA_HALF_WIDTH_AU = 0.25;
const HILDA_MOST_ECCENTRIC = 0.35;
/** Bodies that come nearer to the Sun than this (au) are near-Earth objects. */
const NEAR_EARTH_WITHIN_AU = 1.3;

const COMETS: Readonly<Record<string, SwarmFamily>> = {
  JFc: 'periodic-comet',
  JFC: 'periodic-comet',
  ETc: 'periodic-comet',
  HTC: 'periodic-comet',
  CTc: 'periodic-comet',
  COM: 'long-period-comet',
  PAR: 'long-period-comet',
  HYP: 'long-period-comet',
};

/**
 * Family of a body by the orbit class of JPL's Small-Body Database and its orbit (au). Bodies that cross the orbit of
 * Mars stand with those near the Earth.
 * @throws RangeError for a class that is not known
 * @source JPL Small-Body Database, orbit classes (ssd.jpl.nasa.gov/tools/sbdb_query.html); the belt's parts by Kepler's
 *   third law from the resonances with Jupiter
 */
export function familyOf(jplClass: string, periapsisAu: number, eccentricity: number): SwarmFamily {
  const comet = COMETS[jplClass];
  if (comet) return comet;
  if (jplClass === 'TJN') return 'trojan';
  if (jplClass === 'CEN') return 'centaur';
  if (jplClass === 'TNO') return 'trans-neptunian';
  if (['AMO', 'APO', 'ATE', 'IEO', 'MCA'].includes(jplClass) || periapsisAu < NEAR_EARTH_WITHIN_AU) return 'near-earth';
  if (!['IMB', 'MBA', 'OMB', 'AST'].includes(jplClass)) {
    throw new RangeError(`The orbit class "${jplClass}" is not one of JPL's Small-Body Database that are known here.`);
  }
  const axisAu = periapsisAu / (1 - eccentricity);
  if (axisAu < INNER_TO_AU) return 'inner-belt';
  if (axisAu < MIDDLE_TO_AU) return 'middle-belt';
  const isHilda = Math.abs(axisAu - HILDA_AU) < HILDA_HALF_WIDTH_AU && eccentricity < HILDA_MOST_ECCENTRIC;
  return isHilda ? 'hilda' : 'outer-belt';
}
