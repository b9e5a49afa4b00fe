import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { satelliteSource } from '../../../src/core/ephemeris/satellites/registry.ts';
import type { SatelliteBody } from '../../../src/core/ephemeris/satellites/satellite-body.ts';
import { type EphemerisSource, stateVector } from '../../../src/core/ephemeris/source.ts';
import { epochFromJdTdb, epochTdb } from '../../../src/core/time/epoch.ts';
import { positionErrorKm, referenceRows, velocityErrorKmS } from '../../reference/rows.ts';
import { SATELLITE_TOLERANCES } from '../../reference/satellite-tolerances.ts';

const IDS =
  'phobos deimos io europa ganymede callisto amalthea mimas enceladus tethys dione rhea titan hyperion iapetus phoebe miranda ariel umbriel titania oberon triton nereid proteus charon nix hydra dimorphos'.split(
    ' ',
  );
const GALILEAN_LIMIT_KM = 700;
const rows = referenceRows('satellites-horizons');

function readBody(id: string): SatelliteBody & { readonly orbit: { readonly semiMajorAxisKm: number } } {
  return JSON.parse(readFileSync(`data/bodies/${id}.json`, 'utf8'));
}

function sourceOf(id: string): EphemerisSource {
  const source = satelliteSource(readBody(id));
  if (!source) throw new Error(`${id} has no ephemeris`);
  return source;
}

describe('satellites against JPL Horizons', () => {
  it.each(SATELLITE_TOLERANCES)('$body stays within $boundKm km ($theory)', ({ body, boundKm, rows: count }) => {
    const source = sourceOf(body);
    const state = stateVector();
    const own = rows.filter((row) => row.body === body);
    expect(own).toHaveLength(count);
    for (const row of own) {
      expect(source.centreId).toBe(row.centre);
      source.stateInto(state, row.epoch);
      expect(positionErrorKm(row, state), row.line).toBeLessThan(boundKm);
      expect(positionErrorKm(row, state), row.line).toBeLessThan(source.accuracyKm(row.epoch));
    }
  });

  it('is within one per cent of the orbit radius, the Galilean moons within 700 km', () => {
    for (const { body, boundKm } of SATELLITE_TOLERANCES) {
      const isGalilean = ['io', 'europa', 'ganymede', 'callisto'].includes(body);
      expect(boundKm, body).toBeLessThan(isGalilean ? GALILEAN_LIMIT_KM : readBody(body).orbit.semiMajorAxisKm / 100);
    }
  });

  it('has velocities within one per cent of the speed', () => {
    const state = stateVector();
    for (const row of rows.filter((r) => r.velocityKmS)) {
      sourceOf(row.body).stateInto(state, row.epoch);
      expect(velocityErrorKmS(row, state), row.line).toBeLessThan(Math.hypot(...(row.velocityKmS ?? [])) / 100);
    }
  });

  it('leaves no satellite with rows untested', () => {
    const tested = new Set(SATELLITE_TOLERANCES.map(({ body }) => body));
    for (const { body } of rows) expect(tested).toContain(body);
  });
});

describe('every satellite', () => {
  it.each(IDS)('%s moves with the velocity it states, over the whole clock', (id) => {
    const source = sourceOf(id);
    const state = stateVector();
    const before = stateVector();
    const after = stateVector();
    const { semiMajorAxisKm } = readBody(id).orbit;
    for (let jd = 2_435_840; jd < 2_473_459; jd += 997.3) {
      const epoch = epochFromJdTdb(jd);
      if (epoch < source.interval.start || epoch > source.interval.end) continue;
      source.stateInto(state, epoch);
      const { positionKm: p, velocityKmS: v } = state;
      const speed = Math.hypot(v.x, v.y, v.z);
      // A thousandth of the time in which the satellite covers its own distance keeps the difference quotient honest.
      const step = (Math.hypot(p.x, p.y, p.z) / speed) * 1e-3;
      source.stateInto(before, epochTdb(epoch - step));
      source.stateInto(after, epochTdb(epoch + step));
      const span = 2 * step;
      const error = Math.hypot(
        (after.positionKm.x - before.positionKm.x) / span - v.x,
        (after.positionKm.y - before.positionKm.y) / span - v.y,
        (after.positionKm.z - before.positionKm.z) / span - v.z,
      );
      expect(error / speed, `${id} at ${jd}`).toBeLessThan(5e-3);
      expect(Math.hypot(p.x, p.y, p.z)).toBeLessThan(semiMajorAxisKm * 1.8);
    }
  });

  it('answers the same whatever was asked before', () => {
    const [titan, mimas] = [sourceOf('titan'), sourceOf('mimas')];
    const [first, second, other] = [stateVector(), stateVector(), stateVector()];
    titan.stateInto(first, epochTdb(8e8));
    mimas.stateInto(other, epochTdb(-9e8));
    titan.stateInto(other, epochTdb(1e8));
    titan.stateInto(second, epochTdb(8e8));
    expect(second).toEqual(first);
  });

  it('has none for planets, the Moon and asteroids', () => {
    for (const id of ['mars', 'moon', 'ceres'])
      expect(satelliteSource(JSON.parse(readFileSync(`data/bodies/${id}.json`, 'utf8')))).toBeUndefined();
  });
});
