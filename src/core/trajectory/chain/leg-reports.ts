import { normVec3 } from '../../math/vec3.ts';
import type { LegReport } from '../segment-data.ts';
import type { LegOption } from './leg-candidates.ts';
import { bendsPaths, type ChainStop, excessOf, passReport } from './stop.ts';

const DEG_PER_RAD = 180 / Math.PI;

/** What a navigator asks of each leg of a solved chain. Speeds km/s, angles degrees, epochs s past J2000 TDB. */
export function legReports(stops: readonly ChainStop[], options: readonly LegOption[]): LegReport[] {
  return options.map((option, i) => {
    const from = stops[i]!;
    const to = stops[i + 1]!;
    const departureExcessKmS = normVec3(excessOf(from, option.departureKmS));
    const before = options[i - 1];
    const pass = before && bendsPaths(from.body) && passReport(from, before.arrivalKmS, option.departureKmS);
    const { manoeuvre } = option;
    return {
      fromId: from.body.id,
      toId: to.body.id,
      start: from.epoch,
      end: to.epoch,
      model: manoeuvre ? 'ballistic-with-manoeuvre' : 'ballistic',
      revolutions: option.revolutions + (option.resonance ? 1 : 0),
      departureExcessKmS,
      arrivalExcessKmS: normVec3(excessOf(to, option.arrivalKmS)),
      ...(i === 0 && bendsPaths(from.body) ? { c3Km2S2: departureExcessKmS ** 2 } : {}),
      ...(pass ? passFields(pass) : {}),
      ...(manoeuvre ? { manoeuvres: [manoeuvreFields(manoeuvre)] } : {}),
    };
  });
}

function passFields(pass: ReturnType<typeof passReport>) {
  return {
    excessMismatchKmS: pass.mismatchKmS,
    turnDeg: pass.turnRad * DEG_PER_RAD,
    turnLimitDeg: pass.turnLimitRad * DEG_PER_RAD,
  };
}

function manoeuvreFields({ epoch, deltaVKmS, isPublished }: NonNullable<LegOption['manoeuvre']>) {
  return { epoch, deltaVKmS, isPublished };
}
