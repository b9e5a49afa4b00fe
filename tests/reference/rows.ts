import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StateVector } from '../../src/core/ephemeris/source.ts';
import { type EpochTdb, epochFromJdTdb } from '../../src/core/time/epoch.ts';

/** One line of a reference table: a state along ICRF axes (km, km/s), TDB. */
export interface ReferenceRow {
  readonly body: string;
  readonly centre: string;
  readonly epoch: EpochTdb;
  readonly positionKm: readonly [number, number, number];
  /** Absent where the source gives positions only. */
  readonly velocityKmS: readonly [number, number, number] | undefined;
  readonly source: string;
  readonly line: string;
}

/** Reads `tests/reference/<name>.csv`; comment lines begin with `#`. */
export function referenceRows(name: string): ReferenceRow[] {
  const text = readFileSync(join(import.meta.dirname, `${name}.csv`), 'utf8');
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#') && !line.startsWith('body,'));
  return lines.map((line) => {
    const cells = line.split(',');
    const [body = '', centre = '', jd = ''] = cells;
    const [x, y, z] = cells.slice(4, 7).map(Number);
    const hasVelocity = (cells[7] ?? '') !== '';
    const [vx, vy, vz] = cells.slice(7, 10).map(Number);
    return {
      body,
      centre,
      epoch: epochFromJdTdb(Number(jd)),
      positionKm: [x!, y!, z!],
      velocityKmS: hasVelocity ? [vx!, vy!, vz!] : undefined,
      source: cells[10] ?? '',
      line,
    };
  });
}

/** Distance (km) between a row and a state. */
export function positionErrorKm(row: ReferenceRow, state: StateVector): number {
  const p = state.positionKm;
  const [x, y, z] = row.positionKm;
  return Math.hypot(p.x - x, p.y - y, p.z - z);
}

/** Difference of velocity (km/s) between a row and a state; 0 where the row has none. */
export function velocityErrorKmS(row: ReferenceRow, state: StateVector): number {
  if (!row.velocityKmS) return 0;
  const v = state.velocityKmS;
  const [x, y, z] = row.velocityKmS;
  return Math.hypot(v.x - x, v.y - y, v.z - z);
}
