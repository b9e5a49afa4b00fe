import { CLOCK_END, CLOCK_START } from '../time/clock-range.ts';
import { Almanac } from './almanac.ts';
import { FALLBACK_IDS, fallbackSource } from './astronomy-engine-source.ts';
import { coincidentSource, earthMoonBarycentreSource, planetCentreSource } from './derived-sources.ts';
import { lagrangeSource } from './lagrange-points.ts';
import type { DecodedPack } from './pack-format.ts';
import type { PackedBodyEntry, PackFileEntry, PackManifest } from './pack-manifest.ts';
import { PackedSource } from './packed-source.ts';
import { satelliteSource } from './satellites/registry.ts';
import type { SatelliteBody } from './satellites/satellite-body.ts';
import { isSmallBodyEntry, SmallBodySource } from './small-bodies.ts';
import type { EphemerisSource } from './source.ts';

/** What the almanac reads of a body's file (`data/bodies/<id>.json`, same keys); anything else may be there too. */
export interface AlmanacBody extends SatelliteBody {
  readonly gmKm3S2?: number | undefined;
}

/** Planets whose centre is kept apart from their system's barycentre. */
const PLANETS_WITH_BARYCENTRE = ['jupiter', 'saturn', 'uranus', 'neptune', 'pluto'] as const;

/** Planets without moons, or with moons of no weight: Phobos moves Mars by 0.2 m. */
const PLANETS_AT_THEIR_BARYCENTRE = ['mercury', 'venus', 'mars'] as const;

/**
 * An almanac with every source that is known without its data: the pack's bodies (they answer once `addPack` has
 * brought the decade), the fallback outside the pack's interval, satellites, planets' own
 * centres, Lagrange points. Bodies it has no source for are left out. Makes no request and reads no file.
 * @throws UnknownObjectError when a body of the kind `lagrange-point` has an id that names none
 */
export function createAlmanac(bodies: readonly AlmanacBody[], manifest: PackManifest): Almanac {
  const almanac = new Almanac();
  for (const entry of manifest.bodies) almanac.set(entry.id, [packedSource(entry, manifest.files)]);
  for (const id of FALLBACK_IDS) almanac.set(id, withFallback(id, almanac.has(id) ? almanac.sourcesOf(id) : []));
  almanac.set('earth-moon-barycenter', almanac.sourcesOf('moon').map(earthMoonBarycentreSource));
  for (const planetId of PLANETS_AT_THEIR_BARYCENTRE) {
    const own = almanac.sourcesOf(planetId).map((s) => coincidentSource(planetId, s.interval, s.provenance));
    almanac.set(`${planetId}-barycenter`, own);
  }
  for (const body of bodies) {
    const source = satelliteSource(body);
    if (source) almanac.set(body.id, [source]);
    else if (body.kind === 'lagrange-point') almanac.set(body.id, [lagrangeSource(body.id, almanac)]);
  }
  for (const planetId of PLANETS_WITH_BARYCENTRE) almanac.set(planetId, [ownCentre(planetId, bodies)]);
  return almanac;
}

/**
 * Adds a decoded file to an almanac made with the manifest that lists it. Bodies the almanac does not know are passed
 * over. @throws RangeError when file and manifest do not belong together
 */
export function addPack(almanac: Almanac, pack: DecodedPack): void {
  for (const body of pack.bodies) {
    if (!almanac.has(body.id)) continue;
    for (const source of almanac.sourcesOf(body.id)) if (source instanceof PackedSource) source.add(body);
  }
  almanac.dataArrived();
}

function packedSource(entry: PackedBodyEntry, files: readonly PackFileEntry[]): PackedSource {
  return isSmallBodyEntry(entry) ? new SmallBodySource(entry, files) : new PackedSource(entry, files);
}

/** The pack's sources first, then the fallback before and after them within the clock's range. */
function withFallback(id: string, packed: readonly EphemerisSource[]): readonly EphemerisSource[] {
  const interval = packed[0]?.interval;
  const gaps = interval
    ? [
        { start: CLOCK_START, end: interval.start },
        { start: interval.end, end: CLOCK_END },
      ]
    : [{ start: CLOCK_START, end: CLOCK_END }];
  const fallbacks = gaps.filter(({ start, end }) => start < end).map((gap) => fallbackSource(id, gap));
  return [...packed, ...fallbacks.filter((source) => source !== undefined)];
}

function ownCentre(planetId: string, bodies: readonly AlmanacBody[]): EphemerisSource {
  const satellites = bodies.flatMap((body) => {
    const source = body.parent === planetId ? satelliteSource(body) : undefined;
    return source && body.gmKm3S2 !== undefined ? [{ gmKm3S2: body.gmKm3S2, source }] : [];
  });
  const planetGm = bodies.find((body) => body.id === planetId)?.gmKm3S2 ?? Number.POSITIVE_INFINITY;
  return planetCentreSource(`${planetId}-barycenter`, planetGm, satellites);
}
