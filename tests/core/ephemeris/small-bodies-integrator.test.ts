import { describe, expect, it } from 'vitest';
import { vec3 } from '../../../src/core/math/vec3.ts';
import { elementsFromState, stateFromElements } from '../../../src/core/orbits/elements.ts';
import { epochTdb } from '../../../src/core/time/epoch.ts';
import { AU_KM, SECONDS_PER_DAY } from '../../../src/core/units/constants.ts';
import { forceModel, type NonGravitational, waterIceLaw } from '../../../tools/ephemeris/small-bodies/forces.ts';
import {
  type Acceleration,
  evaluateStep,
  integrate,
  type Step,
} from '../../../tools/ephemeris/small-bodies/gauss-radau.ts';
import { joinedTrack, type PullingBodies, SUN_GM_KM3_S2 } from '../../../tools/ephemeris/small-bodies/perturbers.ts';
import { initialState, readSolutions } from '../../../tools/ephemeris/small-bodies/solutions.ts';

const NOTHING: PullingBodies = {
  count: 0,
  gmKm3S2: new Float64Array(0),
  positionsKm: new Float64Array(0),
  earthIndex: -1,
  at: () => undefined,
};

const sunAlone: Acceleration = (out, _time, x) => {
  const r = Math.hypot(x[0]!, x[1]!, x[2]!);
  for (let d = 0; d < 3; d++) out[d] = (-SUN_GM_KM3_S2 * x[d]!) / r ** 3;
};

function orbit(axisAu: number, eccentricity: number) {
  const state = stateFromElements(
    {
      periapsisKm: axisAu * AU_KM * (1 - eccentricity),
      eccentricity,
      inclinationRad: 0.2,
      ascendingNodeRad: 1,
      argumentOfPeriapsisRad: 2,
      periapsisEpoch: epochTdb(0),
    },
    epochTdb(0),
    SUN_GM_KM3_S2,
  );
  const { positionKm: p, velocityKmS: v } = state;
  return {
    startS: 0,
    positionKm: [p.x, p.y, p.z] as const,
    velocityKmS: [v.x, v.y, v.z] as const,
    periodS: 2 * Math.PI * Math.sqrt((axisAu * AU_KM) ** 3 / SUN_GM_KM3_S2),
  };
}

function endOf(steps: readonly Step[]): Float64Array {
  const last = steps[steps.length - 1]!;
  const six = new Float64Array(6);
  evaluateStep(six, last, last.startS + last.lengthS);
  return six;
}

function elementsOf(six: Float64Array, timeS: number) {
  const state = { positionKm: vec3(six[0], six[1], six[2]), velocityKmS: vec3(six[3], six[4], six[5]) };
  return elementsFromState(state, epochTdb(timeS), SUN_GM_KM3_S2);
}

describe('the Gauss–Radau integrator', () => {
  it.each([0, 0.2, 0.9, 0.97])('returns to its start after a hundred revolutions, e = %f', (e) => {
    const start = orbit(1.2, e);
    const six = endOf(integrate(sunAlone, { ...start, endS: 100 * start.periodS }));
    const away = Math.hypot(...start.positionKm.map((x, d) => x - six[d]!));
    expect(away).toBeLessThan(e > 0.5 ? 20 : 1);
  });

  it('keeps the energy to rounding over a thousand revolutions', () => {
    const start = orbit(1, 0.3);
    const energy = (x: ArrayLike<number>, v: ArrayLike<number>) =>
      (v[0]! ** 2 + v[1]! ** 2 + v[2]! ** 2) / 2 - SUN_GM_KM3_S2 / Math.hypot(x[0]!, x[1]!, x[2]!);
    const before = energy(start.positionKm, start.velocityKmS);
    const six = endOf(integrate(sunAlone, { ...start, endS: 1000 * start.periodS }));
    const after = energy(six, six.subarray(3));
    expect(Math.abs(after / before - 1)).toBeLessThan(1e-13);
  });

  it('runs backwards to where it came from, and its track is continuous', () => {
    const start = orbit(2.5, 0.4);
    const backwards = integrate(sunAlone, { ...start, endS: -3 * start.periodS });
    const forwards = integrate(sunAlone, { ...start, endS: 3 * start.periodS });
    const six = endOf(backwards);
    expect(Math.hypot(...start.positionKm.map((x, d) => x - six[d]!))).toBeLessThan(1);
    const track = joinedTrack(backwards, forwards);
    const other = new Float64Array(6);
    for (const step of [...backwards, ...forwards].slice(1, 40)) {
      track.evaluate(six, step.startS - 1e-3);
      track.evaluate(other, step.startS + 1e-3);
      expect(Math.hypot(six[0]! - other[0]!, six[1]! - other[1]!, six[2]! - other[2]!)).toBeLessThan(0.2);
    }
    expect(() => track.evaluate(six, 4 * start.periodS)).toThrow(RangeError);
  });
});

describe('the force model', () => {
  it("turns Mercury's perihelion by 42.98″ a century (Will, Living Rev. Relativity 17, 4 (2014), §3.5)", () => {
    const start = orbit(0.38709893, 0.20563069);
    const turns = 415;
    const six = endOf(integrate(forceModel(NOTHING, null), { ...start, endS: turns * start.periodS }));
    const before = elementsOf(Float64Array.from([...start.positionKm, ...start.velocityKmS]), 0);
    const after = elementsOf(six, turns * start.periodS);
    const turnedArcsec = ((after.argumentOfPeriapsisRad - before.argumentOfPeriapsisRad) * 180 * 3600) / Math.PI;
    const centuries = (turns * start.periodS) / (36_525 * SECONDS_PER_DAY);
    expect(turnedArcsec / centuries).toBeCloseTo(42.98, 1);
  });

  it('has the law of water ice equal to 1 at 1 au, as its normalising constant is meant (Marsden et al. 1973, eq. 6)', () => {
    expect(waterIceLaw(1)).toBeCloseTo(1, 8);
    expect(waterIceLaw(2.808)).toBeCloseTo(0.1112620426 * 2 ** -4.6142, 12);
  });

  it('widens a circular orbit under a transverse push by da/dt = 2 A2 / n (Gauss, in Murray & Dermott 1999, eq. 2.145)', () => {
    const push: NonGravitational = { law: 'inverse-square', radial: 0, transverse: 1e-12, normal: 0 };
    const start = orbit(1, 0);
    const years = 50;
    const span = years * start.periodS;
    const axis = (six: Float64Array) => elementsOf(six, span).periapsisKm / (1 - elementsOf(six, span).eccentricity);
    const pushed = axis(endOf(integrate(forceModel(NOTHING, push), { ...start, endS: span })));
    const free = axis(endOf(integrate(forceModel(NOTHING, null), { ...start, endS: span })));
    const periodDays = start.periodS / SECONDS_PER_DAY;
    const expectedAu = (2 * 1e-12 * years * periodDays * periodDays) / (2 * Math.PI);
    expect((pushed - free) / AU_KM / expectedAu).toBeCloseTo(1, 3);
  });
});

describe('the list of orbits', () => {
  const { bodies, sources } = readSolutions();

  it('describes every source and gives complete elements', () => {
    expect(Object.keys(sources).length).toBeGreaterThan(5);
    for (const body of bodies)
      for (const solution of body.solutions) expect(initialState(solution).epoch).toBeDefined();
  });

  it('has each body once, its solutions in the order of time with a handover between them', () => {
    expect(new Set(bodies.map(({ id }) => id)).size).toBe(bodies.length);
    for (const { id, solutions } of bodies) {
      const last = solutions[solutions.length - 1]!;
      expect(last.untilJdTdb, id).toBeUndefined();
      for (const [i, solution] of solutions.slice(0, -1).entries()) {
        expect(solution.untilJdTdb, id).toBeDefined();
        expect(solutions[i + 1]!.epochJdTdb, id).toBeGreaterThan(solution.epochJdTdb);
      }
    }
  });
});
