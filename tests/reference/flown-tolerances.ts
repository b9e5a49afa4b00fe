/** A leg of a mission against flown positions: how far the path made from published event dates is off. */
export interface FlownTolerance {
  readonly missionId: string;
  /** Table in this folder, without `.csv`. */
  readonly table: string;
  /** Bodies at the leg's ends. */
  readonly leg: readonly [fromId: string, toId: string];
  /** Rows of the table within the leg. */
  readonly rows: number;
  /** Median distance between path and flown position, % of the distance from the Sun, as last measured. */
  readonly medianPercent: number;
  /** What the median may not exceed: 0.3 % for cruises to Mars, 2 % for free flight, 6 % under low thrust. */
  readonly boundPercent: number;
}

const MARS_CRUISE = 0.3;
const FREE_FLIGHT = 2;
const LOW_THRUST = 6;

/** Sources of the flown positions: the first line of each table. */
export const FLOWN_TOLERANCES: readonly FlownTolerance[] = [
  leg('curiosity', 'msl', 'earth', 'mars', 24, 0.16, MARS_CRUISE),
  leg('voyager-1', 'flown-voyager-1', 'earth', 'jupiter', 4, 0.11, FREE_FLIGHT),
  leg('voyager-1', 'flown-voyager-1', 'jupiter', 'saturn', 9, 0.1, FREE_FLIGHT),
  leg('voyager-2', 'flown-voyager-2', 'earth', 'jupiter', 13, 0.27, FREE_FLIGHT),
  leg('voyager-2', 'flown-voyager-2', 'saturn', 'uranus', 13, 0.05, FREE_FLIGHT),
  leg('juno-spacecraft', 'flown-juno-spacecraft', 'earth', 'earth', 19, 0.43, FREE_FLIGHT),
  leg('juno-spacecraft', 'flown-juno-spacecraft', 'earth', 'jupiter', 9, 1.06, FREE_FLIGHT),
  leg('near-shoemaker', 'flown-near-shoemaker', 'earth', 'mathilde', 9, 0.02, FREE_FLIGHT),
  leg('rosetta', 'flown-rosetta', 'earth', 'earth', 8, 1.42, FREE_FLIGHT),
  leg('rosetta', 'flown-rosetta', 'earth', 'mars', 20, 0.6, FREE_FLIGHT),
  leg('rosetta', 'flown-rosetta', 'mars', 'earth', 9, 0.02, FREE_FLIGHT),
  leg('dawn', 'flown-dawn', 'earth', 'mars', 4, 4.51, LOW_THRUST),
  leg('dawn', 'flown-dawn', 'mars', 'vesta', 10, 5.88, LOW_THRUST),
  leg('dawn', 'flown-dawn', 'vesta', 'ceres', 7, 0.79, LOW_THRUST),
];

function leg(
  missionId: string,
  table: string,
  fromId: string,
  toId: string,
  rows: number,
  medianPercent: number,
  boundPercent: number,
): FlownTolerance {
  return { missionId, table, leg: [fromId, toId], rows, medianPercent, boundPercent };
}
