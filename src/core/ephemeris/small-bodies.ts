import type { EpochTdb } from '../time/epoch.ts';
import type { PackedBodyEntry, PackFileEntry } from './pack-manifest.ts';
import { PackedSource } from './packed-source.ts';

/** Expected error at an epoch (s past J2000 TDB, km). */
export type AccuracyKnot = readonly [epoch: number, km: number];

/** A body of the manifest whose expected error changes with time: small near the epoch of its orbit, larger far from it. */
export interface SmallBodyEntry extends PackedBodyEntry {
  /** In the order of time; at least one. */
  readonly accuracyKnots: readonly AccuracyKnot[];
}

/** Whether an entry of the manifest states its error as a function of time. */
export function isSmallBodyEntry(entry: PackedBodyEntry): entry is SmallBodyEntry {
  return Array.isArray((entry as Partial<SmallBodyEntry>).accuracyKnots);
}

/**
 * Expected error (km) at an epoch: straight lines between the knots, the end values beyond them.
 * The knots are upper envelopes of measured differences, so a line between two of them is one as well.
 */
export function accuracyFromKnots(knots: readonly AccuracyKnot[], epoch: EpochTdb): number {
  let low = 0;
  let high = knots.length - 1;
  if (epoch <= knots[low]![0]) return knots[low]![1];
  if (epoch >= knots[high]![0]) return knots[high]![1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (knots[middle]![0] <= epoch) low = middle;
    else high = middle;
  }
  const [startEpoch, startKm] = knots[low]!;
  const [endEpoch, endKm] = knots[high]!;
  return startKm + ((endKm - startKm) * (epoch - startEpoch)) / (endEpoch - startEpoch);
}

/**
 * A small body of the pack: an integration from published osculating elements, baked as Chebyshev series.
 * Heliocentric, ICRF axes, km, km/s, TDB; `accuracyKm` follows the manifest's knots.
 */
export class SmallBodySource extends PackedSource {
  private readonly knots: readonly AccuracyKnot[];

  constructor(entry: SmallBodyEntry, files: readonly PackFileEntry[]) {
    super(entry, files);
    this.knots = entry.accuracyKnots;
  }

  override accuracyKm(epoch?: EpochTdb): number {
    return epoch === undefined ? super.accuracyKm() : accuracyFromKnots(this.knots, epoch);
  }
}
