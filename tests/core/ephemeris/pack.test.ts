import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodePack, PackFormatError } from '../../../src/core/ephemeris/pack-format.ts';
import { stateVector } from '../../../src/core/ephemeris/source.ts';
import { distanceVec3 } from '../../../src/core/math/vec3.ts';
import { addSeconds, epochTdb } from '../../../src/core/time/epoch.ts';
import { readManifest, readPackFile } from './load-pack.ts';

const manifest = readManifest();
const FOLDER = 'public/packs/ephemeris';

describe('the shipped pack', () => {
  it.each(manifest.files)('$file is the one the manifest lists', ({ file, bytes, sha256 }) => {
    const stored = readFileSync(`${FOLDER}/${file}`);
    expect(stored.length).toBe(bytes);
    expect(createHash('sha256').update(stored).digest('hex')).toBe(sha256);
  });

  it('keeps to 150 kB per decade and group, 3 MB in all', () => {
    for (const { file, bytes } of manifest.files) expect(bytes, file).toBeLessThanOrEqual(150_000);
    expect(manifest.files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(3_000_000);
  });

  it('names source, licence and recipe of every group', () => {
    for (const { group } of manifest.files) {
      const about = manifest.groups.find((entry) => entry.group === group);
      expect(about?.source && about.licence && about.recipe, group).toBeTruthy();
    }
  });
});

describe.each(manifest.files)('$file', ({ file }) => {
  const pack = readPackFile(file);
  const a = stateVector();
  const b = stateVector();

  it('does not jump where one piece meets the next', () => {
    for (const body of pack.bodies) {
      const { toleranceKm } = manifest.bodies.find((entry) => entry.id === body.id)!;
      for (const joint of body.joints()) {
        body.stateInto(a, addSeconds(joint, -1e-5));
        body.stateInto(b, addSeconds(joint, 1e-5));
        // 2e-5 s of motion at up to 70 km/s is 1.4 m.
        expect(distanceVec3(a.positionKm, b.positionKm), `${body.id} at ${joint}`).toBeLessThan(toleranceKm + 0.002);
      }
    }
  });

  it('gives as velocity the derivative of its position', () => {
    for (const body of pack.bodies) {
      const { start, end } = body.interval;
      for (let i = 1; i < 20; i++) {
        const epoch = epochTdb(start + ((i * 0.618) % 1) * (end - start));
        const nearest = Math.min(...body.joints().map((joint) => Math.abs(joint - epoch)));
        const h = Math.min(300, nearest / 2, epoch - start, end - epoch);
        if (h < 10) continue;
        body.stateInto(a, addSeconds(epoch, -h));
        body.stateInto(b, addSeconds(epoch, h));
        const slope = (b.positionKm.x - a.positionKm.x) / (2 * h);
        body.stateInto(a, epoch);
        expect(Math.abs(a.velocityKmS.x - slope), body.id).toBeLessThan(1e-5 + Math.abs(slope) * 1e-4);
      }
    }
  });
});

describe('a damaged file', () => {
  const bytes = inflateSync(readFileSync(`${FOLDER}/planets-1950.bin`));

  it('is refused with a sentence that says why', () => {
    const changed = (at: number, value: number): Uint8Array => {
      const copy = Uint8Array.from(bytes);
      copy[at] = value;
      return copy;
    };
    expect(() => decodePack(changed(0, 0))).toThrow(PackFormatError);
    expect(() => decodePack(changed(4, 99))).toThrow(/version is 99/);
    expect(() => decodePack(bytes.subarray(0, bytes.length - 200))).toThrow(PackFormatError);
    expect(() => decodePack(bytes.subarray(0, 50))).toThrow(PackFormatError);
    expect(() => decodePack(new Uint8Array(0))).toThrow(PackFormatError);
  });
});
