import { addVec3, copyVec3, setVec3, subVec3 } from '../math/vec3.ts';
import type { EpochTdb } from '../time/epoch.ts';
import { type EphemerisSource, type Interval, type StateVector, stateVector } from './source.ts';

/** The origin every chain of centres ends in. */
export const ROOT_ID = 'solar-system-barycenter';

/** More centres than any real chain has: a satellite's surface is five from the root. */
const LONGEST_CHAIN = 16;

/** Asked for an id no one registered. */
export class UnknownObjectError extends Error {
  constructor(readonly id: string) {
    super(`No object with the id "${id}" is known.`);
    this.name = 'UnknownObjectError';
  }
}

/** Objects were registered as each other's centres. */
export class CentreLoopError extends Error {
  constructor(readonly id: string) {
    super(`The centres of "${id}" form a loop: one of them must be given relative to "${ROOT_ID}".`);
    this.name = 'CentreLoopError';
  }
}

/** The answer for an epoch that no loaded source covers. */
export interface NoData {
  readonly kind: 'no-data';
  /** `outside`: no source covers the epoch. `not-loaded`: one does, but its pack has not arrived. */
  readonly reason: 'outside' | 'not-loaded';
  /** Object whose data is missing: the one asked for, or a centre on its way to the root. */
  readonly id: string;
  /** Intervals that object's sources cover (TDB). */
  readonly covered: readonly Interval[];
}

/** A state with its provenance. */
export interface KnownState {
  readonly kind: 'state';
  readonly state: StateVector;
  /** The least exact of the sources between the object and the centre: it says how the answer is known. */
  readonly source: EphemerisSource;
  /** Expected worst position error (km) relative to the centre asked for, all sources on the way included. */
  readonly accuracyKm: number;
}

interface Entry {
  readonly id: string;
  sources: readonly EphemerisSource[];
  /** Memo of the last epoch asked: speeds up chains of centres, changes no answer. */
  memoEpoch: number;
  memoGeneration: number;
  memoFound: boolean;
  readonly memoFromRoot: StateVector;
  /** The source that covers the epochs between these two, ends left out: most questions are about nearly the same time. */
  covering: EphemerisSource | undefined;
  coversAfter: number;
  coversBefore: number;
}

/**
 * Where is everything: bodies and missions alike, each with its sources in order of preference.
 * All states are geometric, along ICRF axes, in km and km/s; time is TDB.
 */
export class Almanac {
  private readonly entries = new Map<string, Entry>();
  /** Raised whenever data arrives, so that a "not loaded" memo is not believed afterwards. */
  private generation = 0;

  /** Registers or replaces an object's sources, best first. */
  set(id: string, sources: readonly EphemerisSource[]): void {
    const known = this.entries.get(id);
    if (known) {
      known.sources = sources;
      known.coversBefore = Number.NaN;
    } else this.entries.set(id, newEntry(id, sources));
    this.dataArrived();
  }

  /** Removes an object; nothing happens when it is not there. */
  delete(id: string): void {
    this.entries.delete(id);
    this.dataArrived();
  }

  /** Tells the almanac that a source can answer more than before. */
  dataArrived(): void {
    this.generation++;
  }

  has(id: string): boolean {
    return id === ROOT_ID || this.entries.has(id);
  }

  ids(): string[] {
    return [ROOT_ID, ...this.entries.keys()];
  }

  /** The sources of an object, best first. @throws UnknownObjectError */
  sourcesOf(id: string): readonly EphemerisSource[] {
    return this.entry(id).sources;
  }

  /** The source that answers for `id` at `epoch`, if one covers it (loaded or not). @throws UnknownObjectError */
  sourceAt(id: string, epoch: EpochTdb): EphemerisSource | undefined {
    return covering(this.entry(id), epoch);
  }

  /**
   * Writes the state of `id` relative to `centreId` (ICRF, km, km/s) at `epoch` into `out`; allocates nothing.
   * Returns false, leaving `out` undefined in content, where there is no data. @throws UnknownObjectError
   */
  stateInto(out: StateVector, id: string, centreId: string, epoch: EpochTdb): boolean {
    if (id === ROOT_ID) setZero(out);
    else {
      const entry = this.entry(id);
      const direct = covering(entry, epoch);
      // Not by way of the root: faster, and a satellite keeps the digits that 10⁹ km would cost it.
      if (direct?.centreId === centreId) return direct.stateInto(out, epoch);
      if (!this.entryFromRoot(entry, epoch, 0)) return false;
      copyState(out, entry.memoFromRoot);
    }
    if (centreId === ROOT_ID) return true;
    const centreEntry = this.entry(centreId);
    if (!this.entryFromRoot(centreEntry, epoch, 0)) return false;
    const centre = centreEntry.memoFromRoot;
    subVec3(out.positionKm, out.positionKm, centre.positionKm);
    subVec3(out.velocityKmS, out.velocityKmS, centre.velocityKmS);
    return true;
  }

  /** Like `stateInto`, with a new vector, the source and its accuracy, or the reason why there is none. */
  stateAt(id: string, centreId: string, epoch: EpochTdb): KnownState | NoData {
    const state = stateVector();
    if (!this.stateInto(state, id, centreId, epoch)) {
      return this.explain(id, epoch) ?? this.explain(centreId, epoch) ?? this.noData(id, 'outside');
    }
    const used = this.sourcesBetween(id, centreId, epoch);
    const source = used.reduce(
      (worst, next) => (errorOf(next, epoch) > errorOf(worst, epoch) ? next : worst),
      ROOT_SOURCE,
    );
    return { kind: 'state', state, source, accuracyKm: combinedError(used, epoch) };
  }

  /**
   * Expected worst error (km) of `id` relative to `centreId`: root of the sum of squares of the sources between them,
   * what both chains of centres share left out. Meaningful where there is data. @throws UnknownObjectError
   */
  accuracyKm(id: string, centreId: string, epoch: EpochTdb): number {
    return combinedError(this.sourcesBetween(id, centreId, epoch), epoch);
  }

  /** The object's own source first, then those of its centres up to what it has in common with `centreId`, then that one's. */
  private sourcesBetween(id: string, centreId: string, epoch: EpochTdb): EphemerisSource[] {
    const chain = this.chain(id, epoch);
    const other = this.chain(centreId, epoch);
    while (chain.length > 0 && chain.at(-1) === other.at(-1)) {
      chain.pop();
      other.pop();
    }
    return [...chain, ...other];
  }

  /** Sources from an object to the root. */
  private chain(id: string, epoch: EpochTdb): EphemerisSource[] {
    const chain: EphemerisSource[] = [];
    for (let at = id; at !== ROOT_ID; ) {
      const source = this.sourceAt(at, epoch);
      if (!source) break;
      chain.push(source);
      at = source.centreId;
    }
    return chain;
  }

  private fromRoot(id: string, epoch: EpochTdb, depth: number): boolean {
    return id === ROOT_ID || this.entryFromRoot(this.entry(id), epoch, depth);
  }

  private entryFromRoot(entry: Entry, epoch: EpochTdb, depth: number): boolean {
    if (entry.memoEpoch === epoch && entry.memoGeneration === this.generation) return entry.memoFound;
    const found = this.evaluate(entry, epoch, depth);
    entry.memoEpoch = epoch;
    entry.memoGeneration = this.generation;
    entry.memoFound = found;
    return found;
  }

  private evaluate(entry: Entry, epoch: EpochTdb, depth: number): boolean {
    if (depth > LONGEST_CHAIN) throw new CentreLoopError(entry.id);
    const source = covering(entry, epoch);
    // The best covering source alone decides: falling through to a worse one would let an answer depend on what is loaded.
    if (!source?.stateInto(entry.memoFromRoot, epoch)) return false;
    if (source.centreId === ROOT_ID) return true;
    const centreEntry = this.entry(source.centreId);
    if (!this.entryFromRoot(centreEntry, epoch, depth + 1)) return false;
    const centre = centreEntry.memoFromRoot;
    addVec3(entry.memoFromRoot.positionKm, entry.memoFromRoot.positionKm, centre.positionKm);
    addVec3(entry.memoFromRoot.velocityKmS, entry.memoFromRoot.velocityKmS, centre.velocityKmS);
    return true;
  }

  /** Walks the chain of centres to the first object without data. */
  private explain(id: string, epoch: EpochTdb): NoData | undefined {
    if (id === ROOT_ID) return undefined;
    const source = this.sourceAt(id, epoch);
    if (!source) return this.noData(id, 'outside');
    if (!this.fromRoot(id, epoch, 0)) {
      const scratch = stateVector();
      if (!source.stateInto(scratch, epoch)) return this.noData(id, 'not-loaded');
      return this.explain(source.centreId, epoch);
    }
    return undefined;
  }

  private noData(id: string, reason: NoData['reason']): NoData {
    return { kind: 'no-data', reason, id, covered: this.entry(id).sources.map((s) => s.interval) };
  }

  private entry(id: string): Entry {
    const entry = this.entries.get(id);
    if (!entry) throw new UnknownObjectError(id);
    return entry;
  }
}

function errorOf(source: EphemerisSource, epoch: EpochTdb): number {
  return source === ROOT_SOURCE ? -1 : source.accuracyKm(epoch);
}

function combinedError(sources: readonly EphemerisSource[], epoch: EpochTdb): number {
  return Math.hypot(...sources.map((source) => source.accuracyKm(epoch)));
}

function newEntry(id: string, sources: readonly EphemerisSource[]): Entry {
  return {
    id,
    sources,
    memoEpoch: Number.NaN,
    memoGeneration: -1,
    memoFound: false,
    memoFromRoot: stateVector(),
    covering: undefined,
    coversAfter: Number.NaN,
    coversBefore: Number.NaN,
  };
}

/** The first source of an entry that covers the epoch; remembered until one begins or ends. */
function covering(entry: Entry, epoch: EpochTdb): EphemerisSource | undefined {
  if (epoch > entry.coversAfter && epoch < entry.coversBefore) return entry.covering;
  entry.covering = undefined;
  entry.coversAfter = Number.NEGATIVE_INFINITY;
  entry.coversBefore = Number.POSITIVE_INFINITY;
  for (const source of entry.sources) {
    const { start, end } = source.interval;
    if (epoch >= start && epoch <= end) entry.covering ??= source;
    bound(entry, start, epoch);
    bound(entry, end, epoch);
  }
  return entry.covering;
}

function bound(entry: Entry, edge: number, epoch: number): void {
  if (edge <= epoch) entry.coversAfter = Math.max(entry.coversAfter, edge);
  if (edge >= epoch) entry.coversBefore = Math.min(entry.coversBefore, edge);
}

const ROOT_SOURCE: EphemerisSource = {
  centreId: ROOT_ID,
  interval: { start: Number.NEGATIVE_INFINITY as EpochTdb, end: Number.POSITIVE_INFINITY as EpochTdb },
  provenance: 'derived-point',
  accuracyKm: () => 0,
  stateInto(out) {
    setZero(out);
    return true;
  },
};

function copyState(out: StateVector, from: StateVector): void {
  copyVec3(out.positionKm, from.positionKm);
  copyVec3(out.velocityKmS, from.velocityKmS);
}

function setZero(out: StateVector): void {
  setVec3(out.positionKm, 0, 0, 0);
  setVec3(out.velocityKmS, 0, 0, 0);
}
