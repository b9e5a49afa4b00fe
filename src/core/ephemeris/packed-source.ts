import { type EpochTdb, epochTdb } from '../time/epoch.ts';
import { SECONDS_PER_DAY } from '../units/constants.ts';
import type { PackBody } from './pack-body.ts';
import type { PackedBodyEntry, PackFileEntry } from './pack-manifest.ts';
import type { EphemerisSource, Interval, Provenance, StateVector } from './source.ts';

const FILES_PER_SECOND = 1 / (3652.5 * SECONDS_PER_DAY);

/**
 * A body of the pack over its whole interval. Answers false for epochs whose file has not been added yet.
 * Positions keep to the manifest's `toleranceKm`, velocities are their exact derivative.
 */
export class PackedSource implements EphemerisSource {
  readonly id: string;
  readonly centreId: string;
  readonly interval: Interval;
  readonly provenance: Provenance;
  private readonly errorKm: number;
  /** Ends of the files' intervals, rising, and the body as each file has it once it is there. */
  private readonly fileEnds: Float64Array;
  private readonly loaded: (PackBody | undefined)[];

  constructor(entry: PackedBodyEntry, files: readonly PackFileEntry[]) {
    this.id = entry.id;
    this.centreId = entry.centreId;
    this.interval = { start: epochTdb(entry.start), end: epochTdb(entry.end) };
    this.provenance = entry.provenance;
    this.errorKm = entry.accuracyKm;
    const own = files.filter((f) => f.group === entry.group && f.end > entry.start && f.start < entry.end);
    this.fileEnds = Float64Array.from(own.map((f) => f.end)).sort();
    this.loaded = own.map(() => undefined);
  }

  accuracyKm(): number {
    return this.errorKm;
  }

  /** Adds what one file holds of the body. @throws RangeError when the manifest knows no such file */
  add(body: PackBody): void {
    const middle = (body.interval.start + body.interval.end) / 2;
    const index = this.fileIndex(middle);
    if (index >= this.loaded.length) {
      throw new RangeError(
        `The manifest has no file with "${this.id}" at ${middle} s past J2000: pack and manifest differ.`,
      );
    }
    this.loaded[index] = body;
  }

  stateInto(out: StateVector, epoch: EpochTdb): boolean {
    const body = this.loaded[this.fileIndex(epoch)];
    if (body === undefined || epoch < body.interval.start || epoch > body.interval.end) return false;
    body.stateInto(out, epoch);
    return true;
  }

  /** The first file that ends at or after the epoch: guessed, since all are about ten years long, then put right. */
  private fileIndex(epoch: number): number {
    const ends = this.fileEnds;
    let index = Math.min(Math.max(Math.ceil((epoch - ends[0]!) * FILES_PER_SECOND), 0), ends.length);
    while (index > 0 && epoch <= ends[index - 1]!) index--;
    while (index < ends.length && epoch > ends[index]!) index++;
    return index;
  }
}
