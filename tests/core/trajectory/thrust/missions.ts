import { addPack } from '../../../../src/core/ephemeris/build-almanac.ts';
import { stateVector } from '../../../../src/core/ephemeris/source.ts';
import { unixMs } from '../../../../src/core/time/epoch.ts';
import { epochFromUtc } from '../../../../src/core/time/utc.ts';
import type { LowThrustChainInput } from '../../../../src/core/trajectory/thrust/chain-problem.ts';
import { solveLowThrustChain } from '../../../../src/core/trajectory/thrust/low-thrust-chain.ts';
import type { ThrustStop } from '../../../../src/core/trajectory/thrust/thrust-stop.ts';
import { loadedAlmanac, readManifest, readPackFile } from '../../ephemeris/load-pack.ts';

export const SUN_GM = 132_712_440_041.279;
const almanac = loadedAlmanac();
for (const { file, group } of readManifest().files) if (group !== 'planets') addPack(almanac, readPackFile(file));

export function epochOf(date: string) {
  return epochFromUtc(unixMs(Date.parse(date)));
}

/** A stop at a body of the almanac. */
export function stopAt(
  bodyId: string,
  date: string,
  kind: ThrustStop['kind'],
  more: Partial<ThrustStop> = {},
): ThrustStop {
  const epoch = epochOf(date);
  const state = stateVector();
  if (!almanac.stateInto(state, bodyId, 'sun', epoch)) throw new Error(`No position of ${bodyId} on ${date}`);
  return { bodyId, epoch, state, kind, ...more };
}

/** Legs about the Sun. */
export function solved(stops: ThrustStop[], more: Partial<LowThrustChainInput> = {}) {
  const legs = solveLowThrustChain({ gmKm3S2: SUN_GM, centreId: 'sun', provenance: 'reconstructed', stops, ...more });
  if (!legs) throw new Error('No arc was found');
  return legs;
}

export const EARTH = { gmKm3S2: 398_600.44, periapsisKm: 6378 + 3090, isPeriapsisKnown: true };
export const MARS = { gmKm3S2: 42_828.4, periapsisKm: 3389.5 + 542, isPeriapsisKnown: true };
const VENUS = { gmKm3S2: 324_858.6, isPeriapsisKnown: true };
const MERCURY = { gmKm3S2: 22_031.9, periapsisKm: 2439.4 + 199, isPeriapsisKnown: true };

/** BepiColombo's published events (ESA). */
export function bepiColombo(): ThrustStop[] {
  return [
    stopAt('earth', '2018-10-20T01:45Z', 'free', { maxExcessKmS: 3.475 }),
    stopAt('earth', '2020-04-10T04:25Z', 'pass', { ...EARTH, periapsisKm: 6378 + 12_677 }),
    stopAt('venus', '2020-10-15T03:58Z', 'pass', { ...VENUS, periapsisKm: 6052 + 10_720 }),
    stopAt('venus', '2021-08-10T13:51Z', 'pass', { ...VENUS, periapsisKm: 6052 + 552 }),
    stopAt('mercury', '2021-10-01T23:34Z', 'pass', MERCURY),
    stopAt('mercury', '2022-06-23T09:44Z', 'pass', MERCURY),
    stopAt('mercury', '2023-06-19T19:34Z', 'pass', { ...MERCURY, periapsisKm: 2439.4 + 236 }),
    stopAt('mercury', '2024-09-04T21:48Z', 'pass', { ...MERCURY, periapsisKm: 2439.4 + 165 }),
    stopAt('mercury', '2024-12-01T14:23Z', 'pass', { ...MERCURY, periapsisKm: 2439.4 + 37_630 }),
    stopAt('mercury', '2025-01-08T05:59Z', 'pass', { ...MERCURY, periapsisKm: 2439.4 + 295 }),
    stopAt('mercury', '2026-11-21T12:00Z', 'held'),
  ];
}
