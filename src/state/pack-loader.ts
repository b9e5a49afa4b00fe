import type { PackFileEntry, PackManifest } from '../core/ephemeris/pack-manifest.ts';
import type { EpochTdb } from '../core/time/epoch.ts';

export interface PackLoaderParts {
  readonly manifest: PackManifest;
  /** Brings the inflated bytes of a file; rejects when it can't. */
  readonly fetchPack: (file: PackFileEntry) => Promise<Uint8Array>;
  /** Hands the bytes to the almanac; throws when they are damaged. */
  readonly addPack: (bytes: Uint8Array, file: PackFileEntry) => void;
  /** Called after each file: arrived, or given up after the last try. */
  readonly onProgress: (progress: PackProgress) => void;
  readonly wait: (milliseconds: number) => Promise<void>;
}

export interface PackProgress {
  readonly loaded: number;
  readonly total: number;
  /** Files given up; they are tried again when `retryFailed` is called. */
  readonly failed: readonly PackFileEntry[];
  readonly error?: unknown;
}

/** Pauses before the second, third and fourth try of a file (ms). */
const RETRY_PAUSES_MS = [500, 2000, 8000];
/** Files under way at once. */
const LANES = 2;

/**
 * Brings the ephemeris decade by decade: the one in view first, then its neighbours, outwards in time. A visitor who
 * jumps changes the order of what is still to come, nothing else.
 */
export class PackLoader {
  private readonly waiting: Set<PackFileEntry>;
  private readonly failed = new Set<PackFileEntry>();
  private loaded = 0;
  private lanes = 0;
  private focus: EpochTdb;

  constructor(
    private readonly parts: PackLoaderParts,
    start: EpochTdb,
  ) {
    this.waiting = new Set(parts.manifest.files);
    this.focus = start;
  }

  /**
   * Loads the files of one group that cover the epoch in view, before anything else. Rejects when one can't be had.
   * A group without a file for that epoch has nothing to load.
   */
  async loadFirst(group: string): Promise<void> {
    const files = [...this.waiting].filter((f) => f.group === group && covers(f, this.focus));
    for (const file of files) this.waiting.delete(file);
    await Promise.all(files.map((file) => this.load(file, true)));
  }

  /** Goes on with everything else in the background. */
  start(): void {
    while (this.lanes < LANES && this.waiting.size > 0) {
      this.lanes++;
      void this.work();
    }
  }

  /** Tells which time is in view: its files come next. */
  setFocus(epoch: EpochTdb): void {
    this.focus = epoch;
  }

  /** Tries again what was given up: when the network is back, or on the visitor's wish. */
  retryFailed(): void {
    for (const file of this.failed) this.waiting.add(file);
    this.failed.clear();
    this.start();
  }

  private async work(): Promise<void> {
    for (let file = this.next(); file; file = this.next()) {
      this.waiting.delete(file);
      await this.load(file, false);
    }
    this.lanes--;
  }

  private async load(file: PackFileEntry, mustArrive: boolean): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      try {
        this.parts.addPack(await this.parts.fetchPack(file), file);
        this.loaded++;
        this.report();
        return;
      } catch (error) {
        const pause = RETRY_PAUSES_MS[attempt];
        // The first picture does not wait for four tries: it starts without, and says so.
        if (pause === undefined || (mustArrive && attempt >= 1)) {
          this.failed.add(file);
          this.report(error);
          return;
        }
        await this.parts.wait(pause);
      }
    }
  }

  /** The file nearest in time to the epoch in view; of one decade the planets before the small bodies. */
  private next(): PackFileEntry | undefined {
    let best: PackFileEntry | undefined;
    let bestGap = Number.POSITIVE_INFINITY;
    for (const file of this.waiting) {
      const gap = covers(file, this.focus) ? 0 : Math.min(gapTo(file.start, this.focus), gapTo(file.end, this.focus));
      if (gap < bestGap) {
        best = file;
        bestGap = gap;
      }
    }
    return best;
  }

  private report(error?: unknown): void {
    const total = this.parts.manifest.files.length;
    const failed = [...this.failed];
    this.parts.onProgress({ loaded: this.loaded, total, failed, ...(error === undefined ? {} : { error }) });
  }
}

function covers(file: PackFileEntry, epoch: EpochTdb): boolean {
  return epoch >= file.start && epoch <= file.end;
}

function gapTo(edge: number, epoch: EpochTdb): number {
  return Math.abs(edge - epoch);
}
