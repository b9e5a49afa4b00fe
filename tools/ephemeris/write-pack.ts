import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { PACK_VERSION } from '../../src/core/ephemeris/pack-format.ts';
import type {
  PackedBodyEntry,
  PackFileEntry,
  PackGroupEntry,
  PackManifest,
} from '../../src/core/ephemeris/pack-manifest.ts';
import { encodePack, type FittedBody } from './encode-pack.ts';

/** Where the pack is kept. */
export const PACK_FOLDER = 'public/packs/ephemeris';

/** Everything one bake knows: a group's description, its bodies, and per decade the fitted bodies. */
export interface PackGroup {
  readonly about: PackGroupEntry;
  /** Without the interval, which is taken from the fitted bodies. */
  readonly bodies: readonly Omit<PackedBodyEntry, 'group' | 'start' | 'end'>[];
  readonly decades: readonly { readonly decade: number; readonly bodies: readonly FittedBody[] }[];
}

/**
 * Writes a group's files (`<group>-<decade>.bin`, zlib streams) and its part of the manifest; other groups stay as
 * they are. Decades without bodies get no file. Returns the files.
 */
export function writePack(group: PackGroup, folder = PACK_FOLDER): readonly PackFileEntry[] {
  mkdirSync(folder, { recursive: true });
  const name = group.about.group;
  for (const file of readdirSync(folder))
    if (new RegExp(`^${name}-\\d{4}\\.bin$`).test(file)) rmSync(join(folder, file));
  const files = group.decades.flatMap(({ decade, bodies }) => {
    if (bodies.length === 0) return [];
    const stored = deflateSync(encodePack(bodies), { level: 9 });
    const file = `${name}-${decade}.bin`;
    writeFileSync(join(folder, file), stored);
    const start = Math.min(...bodies.map((b) => b.interval.start));
    const end = Math.max(...bodies.map((b) => b.interval.end));
    const sha256 = createHash('sha256').update(stored).digest('hex');
    return [{ file, group: name, decade, start, end, bytes: stored.length, sha256 }];
  });
  writeManifest(group, files, folder);
  return files;
}

function writeManifest(group: PackGroup, files: readonly PackFileEntry[], folder: string): void {
  const path = join(folder, 'manifest.json');
  const old = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as PackManifest) : undefined;
  const isOther = (entry: { readonly group: string }): boolean => entry.group !== group.about.group;
  const manifest: PackManifest = {
    format: 'outbound-ephemeris-pack',
    version: PACK_VERSION,
    compression: 'deflate',
    groups: [...(old?.groups.filter(isOther) ?? []), group.about],
    bodies: [...(old?.bodies.filter(isOther) ?? []), ...group.bodies.map((body) => withInterval(body, group))],
    files: [...(old?.files.filter(isOther) ?? []), ...files],
  };
  writeFileSync(path, `${JSON.stringify(manifest, null, 1)}\n`);
}

function withInterval(body: PackGroup['bodies'][number], group: PackGroup): PackedBodyEntry {
  const fitted = group.decades.flatMap(({ bodies }) => bodies.filter((b) => b.id === body.id));
  if (fitted.length === 0) throw new Error(`The group "${group.about.group}" has no fitted pieces of "${body.id}".`);
  const start = Math.min(...fitted.map((b) => b.interval.start));
  const end = Math.max(...fitted.map((b) => b.interval.end));
  return { ...body, group: group.about.group, start, end };
}
