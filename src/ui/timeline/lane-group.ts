import type { Agency } from '../../catalog/schema/agency.ts';
import type { Body } from '../../catalog/schema/body.ts';
import type { LaneGroup } from '../../state/store.ts';

/** Bands of destinations, from home outwards. Ids of bodies name the body; the others have a text of their own. */
export const DESTINATION_GROUPS = [
  'earth',
  'moon',
  'sun-earth-points',
  'sun',
  'mercury',
  'venus',
  'mars',
  'small-bodies',
  'jupiter',
  'saturn',
  'uranus',
  'neptune',
  'elsewhere',
] as const;
export type DestinationGroup = (typeof DESTINATION_GROUPS)[number];

/** The band of all missions when they are not grouped. */
export const ALL_MISSIONS = 'all';

type BodyLookup = (id: string) => Pick<Body, 'id' | 'kind' | 'parent'> | undefined;

/** The band a destination belongs to: its planet, the Moon, or a family of bodies. */
export function destinationGroup(destinationId: string | undefined, bodyOf: BodyLookup): DestinationGroup {
  const body = destinationId === undefined ? undefined : bodyOf(destinationId);
  if (!body) return 'elsewhere';
  if (body.id === 'earth' || body.id === 'moon' || body.id === 'sun') return body.id;
  switch (body.kind) {
    case 'lagrange-point':
      return body.id.startsWith('earth-moon')
        ? 'moon'
        : body.id.startsWith('sun-earth')
          ? 'sun-earth-points'
          : 'elsewhere';
    case 'asteroid':
    case 'comet':
    case 'tno':
    case 'dwarf-planet':
      return 'small-bodies';
    case 'satellite':
      return body.parent === null ? 'elsewhere' : destinationGroup(body.parent, bodyOf);
    default: {
      const planet = body.id.replace(/-barycenter$/, '');
      return (
        DESTINATION_GROUPS.find((group) => group === planet) ?? (planet === 'pluto' ? 'small-bodies' : 'elsewhere')
      );
    }
  }
}

/** Which band a mission stands in. */
export function groupOf(
  mission: { readonly leadAgency: string; readonly destinations: readonly string[] },
  group: LaneGroup,
  bodyOf: BodyLookup,
): string {
  if (group === 'agency') return mission.leadAgency;
  if (group === 'destination') return destinationGroup(mission.destinations[0], bodyOf);
  return ALL_MISSIONS;
}

/**
 * The bands from top to bottom. Destinations stand from home outwards; agencies in the order in which their first mission
 * began, which ranks nobody and shows how the table filled.
 * @param firstStartOf start of the first mission of an agency, undefined when it leads none
 */
export function groupOrder(
  group: LaneGroup,
  agencies: readonly Pick<Agency, 'id' | 'name'>[],
  firstStartOf: (agencyId: string) => number | undefined,
): readonly string[] {
  if (group === 'destination') return DESTINATION_GROUPS;
  if (group === 'none') return [ALL_MISSIONS];
  return agencies
    .flatMap((agency) => {
      const startUtc = firstStartOf(agency.id);
      return startUtc === undefined ? [] : [{ id: agency.id, label: agencyLabel(agency), startUtc }];
    })
    .sort((a, b) => a.startUtc - b.startUtc || (a.label < b.label ? -1 : 1))
    .map(({ id }) => id);
}

/** Acronym of an agency that has one, else the name. */
export function agencyLabel(agency: Pick<Agency, 'id' | 'name'>): string {
  return /^[A-Z]/.test(agency.id) ? agency.id : agency.name;
}
