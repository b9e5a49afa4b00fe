import type { EpochTdb } from '../core/time/epoch.ts';
import { SPEED_OF_LIGHT_KM_S } from '../core/units/constants.ts';
import { type Explorer, isObject } from './explorer.ts';
import type { Ruler } from './store.ts';

/** An airliner's cruising speed: what a visitor knows from own experience (km/s). */
const AIRLINER_KM_S = 900 / 3600;

/** A ruler laid between two objects, at an epoch. Geometric: both ends at the same epoch. */
export interface Measured {
  readonly distanceKm: number;
  readonly lightTimeSeconds: number;
  /** How long an airliner (900 km/h) would take, in seconds. */
  readonly airlinerSeconds: number;
}

/** Lays the ruler from an object to the Earth; from the Earth itself to the Sun. */
export function measureFrom(explorer: Explorer, fromId: string): void {
  if (!isObject(explorer, fromId)) return;
  const toId = fromId === 'earth' ? 'sun' : 'earth';
  explorer.store.setState({ ruler: { fromId, toId, isChoosing: false, lightRuns: 0 } });
}

/** The next object the visitor picks, wherever that is, becomes the other end; or, with false, is a selection again. */
export function chooseRulerEnd(explorer: Explorer, isChoosing: boolean): void {
  const { ruler } = explorer.store.getState();
  if (ruler) explorer.store.setState({ ruler: { ...ruler, isChoosing } });
}

/** Lets light cross the ruler once more. */
export function sendLight(explorer: Explorer): void {
  const { ruler } = explorer.store.getState();
  if (ruler) explorer.store.setState({ ruler: { ...ruler, lightRuns: ruler.lightRuns + 1 } });
}

/** Takes the ruler away. Tells whether there was one. */
export function removeRuler(explorer: Explorer): boolean {
  if (!explorer.store.getState().ruler) return false;
  explorer.store.setState({ ruler: null });
  return true;
}

/** What the ruler reads at an epoch; undefined while one of its ends has no position. */
export function readRuler({ almanac }: Explorer, { fromId, toId }: Ruler, epoch: EpochTdb): Measured | undefined {
  if (!almanac.has(fromId) || !almanac.has(toId)) return undefined;
  const answer = almanac.stateAt(fromId, toId, epoch);
  if (answer.kind === 'no-data') return undefined;
  const { x, y, z } = answer.state.positionKm;
  const distanceKm = Math.hypot(x, y, z);
  return {
    distanceKm,
    lightTimeSeconds: distanceKm / SPEED_OF_LIGHT_KM_S,
    airlinerSeconds: distanceKm / AIRLINER_KM_S,
  };
}

/** A crossing by light should take about this long to watch (s). */
const WATCHED_SECONDS = 6;
const SPEED_UPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];

/** How many times faster than in truth light is shown crossing the ruler: a round number, 1 for short ways. */
export function lightSpeedUp(lightTimeSeconds: number): number {
  return SPEED_UPS.find((times) => lightTimeSeconds / times <= WATCHED_SECONDS) ?? SPEED_UPS[SPEED_UPS.length - 1]!;
}
