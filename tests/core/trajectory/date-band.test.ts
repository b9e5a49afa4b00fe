import { beforeAll, describe, expect, it } from 'vitest';
import { Catalog, type CatalogMission } from '../../../src/catalog/catalog.ts';
import { stateVector } from '../../../src/core/ephemeris/source.ts';
import { normVec3, subVec3, vec3 } from '../../../src/core/math/vec3.ts';
import { epochTdb, unixMs } from '../../../src/core/time/epoch.ts';
import { epochFromUtc } from '../../../src/core/time/utc.ts';
import { type BandCourse, dateBand } from '../../../src/core/trajectory/date-band.ts';
import type { LegReport } from '../../../src/core/trajectory/segment-data.ts';
import { solveMission } from '../../../src/state/solve-mission.ts';
import { trajectoryFromPath } from '../../../src/state/trajectory-book.ts';
import { loadExplorer, type NodeExplorer } from '../../../tools/cli/load-explorer.ts';

let explorer: NodeExplorer;

beforeAll(() => {
  explorer = loadExplorer();
  explorer.loadAll();
});

const utc = (iso: string) => epochFromUtc(unixMs(Date.parse(iso)));
const legOf = (missionId: string, toId: string) => explorer.solve(missionId)!.legs.find((l) => l.toId === toId)!;

function bandOf(missionId: string, leg: LegReport): readonly BandCourse[] {
  const { catalog, almanac } = explorer;
  const systemOf = (id: string) => {
    const body = catalog.body(id);
    return body?.kind === 'satellite' ? (body.parent ?? id) : id;
  };
  return dateBand({ leg, missionId, almanac, gmKm3S2: catalog.body('sun')!.gmKm3S2!, systemOf });
}

const placeOf = (course: BandCourse, epoch: number) => {
  const state = stateVector();
  course.stateInto(state, epochTdb(epoch));
  return state.positionKm;
};
const bodyAt = (id: string, epoch: number) => {
  const state = stateVector();
  expect(explorer.almanac.stateInto(state, id, 'sun', epochTdb(epoch))).toBe(true);
  return state.positionKm;
};
const apartKm = (a: ReturnType<typeof bodyAt>, b: ReturnType<typeof bodyAt>) => normVec3(subVec3(vec3(), a, b));

describe('the band of what rough dates leave open', () => {
  it('joins the bodies as they stand at the ends of the published spans', () => {
    // Juice passes the Earth on a published day and comes to Jupiter some day in July 2031.
    const band = bandOf('juice', legOf('juice', 'jupiter'));
    const [first, last] = [band[0]!, band.at(-1)!];
    expect(first.end).toBeCloseTo(utc('2031-07-01T00:00Z'), 0);
    expect(last.end).toBeCloseTo(utc('2031-08-01T00:00Z'), 0);
    expect(first.start).toBe(last.start);
    for (const course of band) {
      expect(apartKm(placeOf(course, course.start), bodyAt('earth', course.start))).toBeLessThan(1);
      expect(apartKm(placeOf(course, course.end), bodyAt('jupiter', course.end))).toBeLessThan(1000);
    }
  });

  it.each([
    ['2028-04-20T00:00Z', '2029-02-01T00:00Z', 0],
    ['2028-05-16T00:00Z', '2029-03-01T00:00Z', -1],
  ] as const)('has edges that are the mission flown on %s to %s', (launch, arrival, at) => {
    // The whole mission solved anew, by the solver of paths, as if these days were published.
    const { catalog, almanac } = explorer;
    const band = bandOf('ramses', legOf('ramses', 'apophis'));
    const edge = band.at(at)!;
    expect(edge.start).toBeCloseTo(utc(launch), 0);
    expect(edge.end).toBeCloseTo(utc(arrival), 0);
    const mission = catalog.mission('ramses')!;
    const events = mission.events.map((event) => (event.type === 'rendezvous' ? { ...event, date: arrival } : event));
    const changed: CatalogMission = {
      ...mission,
      events,
      launch: { ...mission.launch!, date: launch, until: undefined },
    };
    const { bodies, sites, destinations } = catalog;
    const other = new Catalog({ bodies, sites, destinations, missions: [changed], agencies: [], stories: [] });
    const path = trajectoryFromPath(solveMission(changed, other, almanac), other, almanac);
    for (const share of [0.25, 0.5, 0.75]) {
      const epoch = epochTdb(edge.start + share * (edge.end - edge.start));
      const segment = path.segments.find(({ interval }) => epoch >= interval.start && epoch <= interval.end)!;
      const flown = stateVector();
      expect(segment.centreId).toBe('sun');
      expect(segment.stateInto(flown, epoch)).toBe(true);
      expect(apartKm(placeOf(edge, epoch), flown.positionKm) / normVec3(flown.positionKm)).toBeLessThan(0.01);
    }
  });

  it('contains the drawn path', () => {
    const leg = legOf('ramses', 'apophis');
    const drawn = bandOf('ramses', leg).find(({ share }) => share === 0)!;
    for (const share of [0.2, 0.5, 0.8]) {
      const epoch = leg.start + share * (leg.end - leg.start);
      const path = bodyAt('ramses', epoch);
      expect(apartKm(placeOf(drawn, epoch), path) / normVec3(path)).toBeLessThan(0.01);
    }
  });

  it('narrows to nothing as the dates grow exact, and is not there when they are', () => {
    const leg = legOf('ramses', 'apophis');
    const widthKm = (seconds: number) => {
      const span = (epoch: number) => ({
        start: epoch - seconds,
        end: epoch + seconds,
        isPublished: true,
        isBest: true,
      });
      const band = bandOf('ramses', { ...leg, startSpan: span(leg.start), endSpan: span(leg.end) });
      const middle = (leg.start + leg.end) / 2;
      return apartKm(placeOf(band[0]!, middle), placeOf(band.at(-1)!, middle));
    };
    const day = 86_400;
    expect(widthKm(5 * day)).toBeGreaterThan(500_000);
    expect(widthKm(0.5 * day)).toBeLessThan(0.2 * widthKm(5 * day));
    expect(widthKm(10)).toBeLessThan(1000);
    const { startSpan: _s, endSpan: _e, ...dated } = leg;
    expect(bandOf('ramses', dated)).toEqual([]);
  });

  it('is cut to the launch windows: a year is not open from end to end', () => {
    // Mars can be reached cheaply for some months in 2037, as every 26 months.
    const band = bandOf('m-matisse', legOf('m-matisse', 'mars'));
    const days = (band.at(-1)!.start - band[0]!.start) / 86_400;
    expect(days).toBeGreaterThan(30);
    expect(days).toBeLessThan(200);
  });
});
