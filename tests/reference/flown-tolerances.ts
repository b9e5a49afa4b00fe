/** A leg of a mission against flown positions: how far the path made from published event dates is off. */
export interface FlownTolerance {
  readonly missionId: string;
  /** Table in this folder, without `.csv`. */
  readonly table: string;
  /** Bodies at the leg's ends. */
  readonly leg: readonly [fromId: string, toId: string];
  /** Which of the legs between these bodies, in order of time; 1 is the first. */
  readonly occurrence: number;
  /** Rows of the table within the leg. */
  readonly rows: number;
  /** Median distance between path and flown position, % of the distance from the Sun, as last measured. */
  readonly medianPercent: number;
  /**
   * What the median should not exceed: 0.3 % for cruises to Mars, 2 % for free flight, 6 % under low thrust. A leg whose
   * noted median is larger is a known excess: it may not get worse.
   */
  readonly boundPercent: number;
}

const MARS_CRUISE = 0.3;
const FREE_FLIGHT = 2;
const LOW_THRUST = 6;

/** Sources of the flown positions: the first line of each table, and README.md of this folder. */
export const FLOWN_TOLERANCES: readonly FlownTolerance[] = [
  ...mission('curiosity', 'msl', MARS_CRUISE, ['earth mars', 24, 0.16]),
  ...flown('maven', MARS_CRUISE, ['earth mars', 15, 0.07]),
  ...flown('mangalyaan', MARS_CRUISE, ['earth mars', 11, 0.08]),
  ...flown('mro', MARS_CRUISE, ['earth mars', 14, 0.021]),
  ...flown('mars-odyssey', MARS_CRUISE, ['earth mars', 15, 0.048]),
  ...flown('mars-express', MARS_CRUISE, ['earth mars', 21, 0.035]),
  ...flown('insight', MARS_CRUISE, ['earth mars', 19, 0.047]),
  ...flown('mars-2020', MARS_CRUISE, ['earth mars', 21, 0.026]),
  ...flown('exomars-trace-gas-orbiter', MARS_CRUISE, ['earth mars', 22, 0.982]),
  ...flown('pioneer-10', FREE_FLIGHT, ['earth jupiter', 19, 0.12]),
  ...flown('pioneer-11', FREE_FLIGHT, ['earth jupiter', 15, 0.19], ['jupiter saturn', 13, 0.14]),
  ...flown('voyager-1', FREE_FLIGHT, ['earth jupiter', 4, 0.11], ['jupiter saturn', 9, 0.1]),
  ...flown('voyager-2', FREE_FLIGHT, ['earth jupiter', 13, 0.27], ['saturn uranus', 13, 0.05]),
  ...flown(
    'galileo',
    FREE_FLIGHT,
    ['earth venus', 10, 0.02],
    ['venus earth', 11, 0.32],
    ['earth gaspra', 10, 0.03],
    ['gaspra earth', 4, 0.02],
    ['earth ida', 13, 0.01],
    ['ida jupiter', 6, 0.55],
  ),
  ...flown('ulysses', FREE_FLIGHT, ['earth jupiter', 20, 0.24]),
  ...flown('near-shoemaker', FREE_FLIGHT, ['earth mathilde', 9, 0.02]),
  ...flown(
    'cassini',
    FREE_FLIGHT,
    ['earth venus', 14, 0.11],
    ['venus venus', 19, 0.11],
    ['venus earth', 11, 0.03],
    ['earth jupiter', 11, 0.13],
    ['jupiter saturn', 6, 0.1],
  ),
  ...flown('rosetta', FREE_FLIGHT, ['earth earth', 8, 1.38], ['earth mars', 20, 0.6], ['mars earth', 9, 0.02]),
  ...flown(
    'messenger',
    FREE_FLIGHT,
    ['earth earth', 16, 0.8],
    ['earth venus', 25, 0.06],
    ['venus venus', 18, 0.06],
    ['venus mercury', 21, 0.08],
    ['mercury mercury', 20, 0.08],
    ['mercury mercury', 25, 0.02],
    ['mercury mercury', 36, 0.044],
  ),
  ...flown('new-horizons', FREE_FLIGHT, ['earth jupiter', 18, 0.062], ['jupiter pluto', 23, 0.031]),
  ...flown('stardust', FREE_FLIGHT, ['earth earth', 17, 0.106]),
  ...flown('deep-impact', FREE_FLIGHT, ['9p earth', 22, 0.084]),
  ...flown('venus-express', FREE_FLIGHT, ['earth venus', 15, 0.025]),
  ...flown('juno-spacecraft', FREE_FLIGHT, ['earth earth', 19, 0.43], ['earth jupiter', 9, 1.06]),
  ...flown('osiris-rex', FREE_FLIGHT, ['earth earth', 14, 1.17], ['earth bennu', 17, 1.26], ['bennu earth', 30, 0.183]),
  ...flown(
    'lucy',
    FREE_FLIGHT,
    ['earth earth', 21, 0.19],
    ['earth dinkinesh', 11, 0.17],
    ['dinkinesh earth', 10, 0.09],
    ['earth donaldjohanson', 11, 0.003],
    ['donaldjohanson eurybates', 4, 0.11],
  ),
  ...flown(
    'parker-solar-probe',
    FREE_FLIGHT,
    ['venus venus', 21, 0.62],
    ['venus venus', 9, 0.014],
    ['venus venus', 10, 0.02],
    ['venus venus', 11, 0.01],
    ['venus venus', 31, 0.02],
    ['venus venus', 21, 0.02],
  ),
  ...flown('dart', FREE_FLIGHT, ['earth dimorphos', 9, 0.459]),
  ...flown('juice', FREE_FLIGHT, ['earth earth', 22, 1.09], ['earth venus', 19, 0.22]),
  ...flown('europa-clipper', FREE_FLIGHT, ['earth mars', 15, 0.01], ['mars earth', 20, 0.386]),
  ...flown('dawn', LOW_THRUST, ['earth mars', 4, 2.004], ['mars vesta', 23, 3.584], ['vesta ceres', 25, 0.272]),
  ...flown(
    'bepicolombo',
    LOW_THRUST,
    ['earth earth', 21, 1.603],
    ['earth venus', 13, 0.338],
    ['venus venus', 20, 0.184],
    ['venus mercury', 10, 0.191],
    ['mercury mercury', 21, 0.571],
    ['mercury mercury', 27, 2.18],
  ),
  ...flown('psyche-spacecraft', LOW_THRUST, ['earth mars', 21, 2.335]),
];

type Measured = readonly [leg: string, rows: number, medianPercent: number];

function flown(missionId: string, boundPercent: number, ...legs: readonly Measured[]): FlownTolerance[] {
  return mission(missionId, `flown-${missionId}`, boundPercent, ...legs);
}

function mission(
  missionId: string,
  table: string,
  boundPercent: number,
  ...legs: readonly Measured[]
): FlownTolerance[] {
  return legs.map(([name, rows, medianPercent], i) => {
    const [fromId, toId] = name.split(' ') as [string, string];
    const occurrence = legs.slice(0, i + 1).filter(([other]) => other === name).length;
    return { missionId, table, leg: [fromId, toId], occurrence, rows, medianPercent, boundPercent };
  });
}
