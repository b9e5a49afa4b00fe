import { type Almanac, ROOT_ID } from '../../src/core/ephemeris/almanac.ts';
import type { EpochTdb } from '../../src/core/time/epoch.ts';

/**
 * Expected worst error (km) of `id` relative to `centreId`: every source states its own relative to its centre, so the
 * errors of both chains add up to where the chains meet. Both objects have data at the epoch.
 */
export function accuracyBetween(almanac: Almanac, id: string, centreId: string, epoch: EpochTdb): number {
  const chain = chainOf(almanac, id, epoch);
  const centreChain = chainOf(almanac, centreId, epoch);
  const meeting = chain.findIndex((link) => centreChain.some((other) => other.id === link.id));
  const meetingId = chain[meeting]?.id;
  const until = (links: readonly Link[]) =>
    links.slice(
      0,
      links.findIndex((link) => link.id === meetingId),
    );
  return [...until(chain), ...until(centreChain)].reduce((sum, link) => sum + link.accuracyKm, 0);
}

interface Link {
  readonly id: string;
  readonly accuracyKm: number;
}

/** An object and what it is known relative to, out to the solar system's barycentre. */
function chainOf(almanac: Almanac, id: string, epoch: EpochTdb): Link[] {
  const links: Link[] = [];
  for (let current = id; current !== ROOT_ID; ) {
    const source = almanac.sourceAt(current, epoch);
    if (!source) break;
    links.push({ id: current, accuracyKm: source.accuracyKm(epoch) });
    current = source.centreId;
  }
  return [...links, { id: ROOT_ID, accuracyKm: 0 }];
}
