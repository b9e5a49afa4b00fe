import type { Provenance } from './source.ts';

/** A body in the manifest: what its source is known to be before any file has arrived. */
export interface PackedBodyEntry {
  readonly id: string;
  readonly centreId: string;
  /** Group of files it is in, for example `planets`. */
  readonly group: string;
  /** Interval over all decades (s past J2000 TDB). */
  readonly start: number;
  readonly end: number;
  /** Largest difference between the pack and what it was fitted to (km). */
  readonly toleranceKm: number;
  /** Largest error expected of the position itself, measured against another source and rounded up (km). */
  readonly accuracyKm: number;
  /** How `accuracyKm` was found, in one sentence. */
  readonly accuracyStatement: string;
  readonly provenance: Provenance;
}

/** A file of the pack. */
export interface PackFileEntry {
  /** Name beside the manifest. */
  readonly file: string;
  readonly group: string;
  /** First year of the decade, for example 2020. */
  readonly decade: number;
  /** Interval it covers (s past J2000 TDB). */
  readonly start: number;
  readonly end: number;
  /** Size as stored. */
  readonly bytes: number;
  /** Of the stored bytes, in hexadecimal digits. */
  readonly sha256: string;
}

/** Where a group's figures come from. */
export interface PackGroupEntry {
  readonly group: string;
  readonly source: string;
  readonly licence: string;
  readonly recipe: string;
}

/** `public/packs/ephemeris/manifest.json`: bodies and files of the pack. */
export interface PackManifest {
  readonly format: 'outbound-ephemeris-pack';
  readonly version: number;
  /** How the files are stored: the name `DecompressionStream` knows it by (zlib in Node). */
  readonly compression: 'deflate';
  readonly groups: readonly PackGroupEntry[];
  readonly bodies: readonly PackedBodyEntry[];
  readonly files: readonly PackFileEntry[];
}
