import { readdirSync, readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type { Almanac } from '../../../src/core/ephemeris/almanac.ts';
import { type AlmanacBody, addPack, createAlmanac } from '../../../src/core/ephemeris/build-almanac.ts';
import { type DecodedPack, decodePack } from '../../../src/core/ephemeris/pack-format.ts';
import type { PackManifest } from '../../../src/core/ephemeris/pack-manifest.ts';

const PACK_FOLDER = 'public/packs/ephemeris';
const BODY_FOLDER = 'data/bodies';

/** The shipped manifest. */
export function readManifest(): PackManifest {
  return JSON.parse(readFileSync(`${PACK_FOLDER}/manifest.json`, 'utf8')) as PackManifest;
}

/** One shipped file, decoded. */
export function readPackFile(file: string): DecodedPack {
  return decodePack(inflateSync(readFileSync(`${PACK_FOLDER}/${file}`)));
}

/** Every body of `data/bodies`. */
export function readBodies(): AlmanacBody[] {
  const files = readdirSync(BODY_FOLDER).filter((file) => file.endsWith('.json'));
  return files.map((file) => JSON.parse(readFileSync(`${BODY_FOLDER}/${file}`, 'utf8')) as AlmanacBody);
}

/** The almanac as the app has it once the files of a group are loaded. */
export function loadedAlmanac(group = 'planets'): Almanac {
  const manifest = readManifest();
  const almanac = createAlmanac(readBodies(), manifest);
  for (const { file } of manifest.files.filter((f) => f.group === group)) addPack(almanac, readPackFile(file));
  return almanac;
}
