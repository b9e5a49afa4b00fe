import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Catalog } from '../../src/catalog/catalog.ts';
import { splitCatalog } from '../../src/catalog/catalog-data.ts';
import { addPack, createAlmanac } from '../../src/core/ephemeris/build-almanac.ts';
import { decodePack } from '../../src/core/ephemeris/pack-format.ts';
import { CLOCK_END, CLOCK_START } from '../../src/core/time/clock-range.ts';
import { unixMs } from '../../src/core/time/epoch.ts';
import { epochFromUtc } from '../../src/core/time/utc.ts';
import { Clock } from '../../src/state/clock.ts';
import { createExplorer, type Explorer } from '../../src/state/explorer.ts';
import { ExplorerContext } from '../../src/state/explorer-context.ts';
import type { ExplorerState } from '../../src/state/store.ts';
import { TrajectoryBook } from '../../src/state/trajectory-book.ts';
import { readCatalog } from '../../tools/catalog/read-data.ts';
import { loadExplorer } from '../../tools/cli/load-explorer.ts';

const PACKS = join(import.meta.dirname, '../../public/packs/ephemeris');

interface TestParts {
  /** Texts and sources have arrived. */
  readonly hasDetails?: boolean;
  /** Missions whose paths are solved: costs time, and few tests look at paths. */
  readonly paths?: readonly string[];
  /** Ephemeris files: those of planets, or those of small bodies too. */
  readonly packs?: 'planets' | 'all';
}

/** The real catalogue and ephemeris, without a page around them. */
export function testExplorer(
  isoUtc: string,
  initial: Partial<ExplorerState> = {},
  { hasDetails = true, paths = [], packs = 'planets' }: TestParts = {},
): Explorer {
  const { core, details } = splitCatalog(readCatalog().files);
  const catalog = new Catalog(core, hasDetails ? details : undefined);
  const almanac = createAlmanac(catalog.bodies, JSON.parse(readFileSync(join(PACKS, 'manifest.json'), 'utf8')));
  const wanted = packs === 'all' ? /\.bin$/ : /^planets-/;
  for (const file of readdirSync(PACKS).filter((name) => wanted.test(name)))
    addPack(almanac, decodePack(inflateSync(readFileSync(join(PACKS, file)))));
  const start = epochFromUtc(unixMs(Date.parse(isoUtc)));
  const clock = new Clock({ start: CLOCK_START, end: CLOCK_END }, start, () => 0);
  const trajectories = new TrajectoryBook(catalog, almanac);
  if (paths.length > 0) {
    const solver = loadExplorer();
    trajectories.fill(paths.flatMap((id) => solver.solve(id) ?? []));
  }
  return createExplorer({ catalog, almanac, trajectories, clock }, initial);
}

/** Renders a part of the page around a running explorer. */
export function renderWith(explorer: Explorer, children: ReactNode) {
  return render(<ExplorerContext value={explorer}>{children}</ExplorerContext>);
}
