import { describe, expect, it } from 'vitest';
import type { PackFileEntry, PackManifest } from '../../src/core/ephemeris/pack-manifest.ts';
import { epochTdb } from '../../src/core/time/epoch.ts';
import { PackLoader, type PackProgress } from '../../src/state/pack-loader.ts';

const file = (group: string, decade: number): PackFileEntry => ({
  file: `${group}-${decade}.bin`,
  group,
  decade,
  start: decade,
  end: decade + 10,
  bytes: 1,
  sha256: '',
});
const manifest: PackManifest = {
  format: 'outbound-ephemeris-pack',
  version: 1,
  compression: 'deflate',
  groups: [],
  bodies: [],
  files: [1960, 1980, 2000, 2020, 2040].flatMap((decade) => [file('planets', decade), file('small-bodies', decade)]),
};

function testLoader(fails: (name: string, attempt: number) => boolean = () => false) {
  const fetched: string[] = [];
  const added: string[] = [];
  const reports: PackProgress[] = [];
  const attempts = new Map<string, number>();
  const loader = new PackLoader(
    {
      manifest,
      fetchPack: async ({ file: name }) => {
        const attempt = (attempts.get(name) ?? 0) + 1;
        attempts.set(name, attempt);
        fetched.push(name);
        if (fails(name, attempt)) throw new Error(`${name} is not to be had`);
        return new Uint8Array();
      },
      addPack: (_, { file: name }) => added.push(name),
      onProgress: (progress) => reports.push(progress),
      wait: async () => undefined,
    },
    epochTdb(2025),
  );
  const settled = async () => {
    for (let i = 0; i < 400; i++) await Promise.resolve();
  };
  return { loader, fetched, added, reports, settled };
}

describe('PackLoader', () => {
  it('brings the planets in view first, then everything, outwards in time', async () => {
    const { loader, added, reports, settled } = testLoader();
    await loader.loadFirst('planets');
    expect(added).toEqual(['planets-2020.bin']);
    loader.start();
    await settled();
    expect(added.length).toBe(10);
    expect(added[1]).toBe('small-bodies-2020.bin');
    expect(added.indexOf('planets-2040.bin')).toBeLessThan(added.indexOf('planets-1960.bin'));
    expect(reports.at(-1)).toEqual({ loaded: 10, total: 10, failed: [] });
  });

  it('follows a visitor who jumps', async () => {
    const { loader, added, settled } = testLoader();
    await loader.loadFirst('planets');
    loader.setFocus(epochTdb(1965));
    loader.start();
    await settled();
    expect(added.slice(1, 3)).toEqual(['planets-1960.bin', 'small-bodies-1960.bin']);
  });

  it('tries again, gives up with a report, and tries once more when asked', async () => {
    let isDown = true;
    const { loader, added, reports, settled, fetched } = testLoader((name) => isDown && name === 'planets-2040.bin');
    await loader.loadFirst('planets');
    loader.start();
    await settled();
    expect(fetched.filter((name) => name === 'planets-2040.bin').length).toBe(4);
    expect(reports.some((r) => r.failed.some((f) => f.file === 'planets-2040.bin') && r.error instanceof Error)).toBe(
      true,
    );
    expect(added.length).toBe(9);
    isDown = false;
    loader.retryFailed();
    await settled();
    expect(added.length).toBe(10);
  });

  it('starts without the first file rather than not at all', async () => {
    const { loader, reports } = testLoader(() => true);
    await loader.loadFirst('planets');
    expect(reports.at(-1)?.failed.map((f) => f.file)).toEqual(['planets-2020.bin']);
  });
});
