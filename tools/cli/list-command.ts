import type { Writable } from 'node:stream';
import type { Catalog, CatalogMission } from '../../src/catalog/catalog.ts';
import { epochTdb, unixMs } from '../../src/core/time/epoch.ts';
import { isoFromUtc, isoUtcFromEpoch } from '../../src/core/time/iso.ts';
import { loadExplorer, type NodeExplorer } from './load-explorer.ts';
import { type Cell, FORMATS, TableWriter } from './table-writer.ts';
import { oneOf, parseCommandLine, UsageError } from './usage.ts';

export const LIST_HELP = `outbound list bodies|missions|agencies [--format csv|json]

Prints the catalogue, one line for each item, in the order of the ids.
  bodies    id, name, kind, parent, naif_id, radius_km, data_from, data_to, provenance
  missions  id, name, lead, partners, crew, status, destinations, launch, from, to, events, path
  agencies  id, name, kind, country, signed_2007, isecg_member, missions_led, missions_joined
Dates are UTC; data_from and data_to say when a body has a position; from and to are the ends of a mission's bar;
path is the provenance of a mission's path, empty when it has none.`;

interface Listing {
  readonly columns: readonly string[];
  rows(explorer: NodeExplorer): Iterable<readonly Cell[]>;
}

const LISTINGS: Readonly<Record<'bodies' | 'missions' | 'agencies', Listing>> = {
  bodies: {
    columns: ['id', 'name', 'kind', 'parent', 'naif_id', 'radius_km', 'data_from', 'data_to', 'provenance'],
    rows: bodyRows,
  },
  missions: {
    columns: [
      'id',
      'name',
      'lead',
      'partners',
      'crew',
      'status',
      'destinations',
      'launch',
      'from',
      'to',
      'events',
      'path',
    ],
    rows: missionRows,
  },
  agencies: {
    columns: ['id', 'name', 'kind', 'country', 'signed_2007', 'isecg_member', 'missions_led', 'missions_joined'],
    rows: ({ catalog }) => byId(catalog.agencies).map((agency) => agencyRow(agency, catalog)),
  },
};

/** `outbound list`. @throws UsageError */
export async function runList(args: readonly string[], out: Writable): Promise<number> {
  const { values, positionals } = parseCommandLine('list', args, { format: { type: 'string', default: 'csv' } });
  const format = oneOf('format', values.format, FORMATS);
  const [what, ...more] = positionals;
  const names = Object.keys(LISTINGS).join(', ');
  if (what === undefined) throw new UsageError('What shall be listed?', `There are ${names}.`);
  if (more.length > 0) throw new UsageError(`One list at a time; "${more.join(' ')}" is too much.`);
  if (!Object.hasOwn(LISTINGS, what)) throw new UsageError(`There is no list "${what}"; there are ${names}.`);
  const { columns, rows } = LISTINGS[what as keyof typeof LISTINGS];
  const table = new TableWriter(columns, format, out);
  for (const row of rows(loadExplorer())) await table.row(row);
  await table.end();
  return 0;
}

function* bodyRows({ catalog, almanac }: NodeExplorer): Iterable<Cell[]> {
  for (const { id, name, kind, parent, naifId, meanRadiusKm } of byId(catalog.bodies)) {
    const sources = almanac.has(id) && id !== 'solar-system-barycenter' ? almanac.sourcesOf(id) : [];
    const start = Math.min(...sources.map(({ interval }) => interval.start));
    const end = Math.max(...sources.map(({ interval }) => interval.end));
    const day = (seconds: number) => (Number.isFinite(seconds) ? isoUtcFromEpoch(epochTdb(seconds), 0) : undefined);
    yield [id, name, kind, parent ?? undefined, naifId, meanRadiusKm, day(start), day(end), sources[0]?.provenance];
  }
}

function* missionRows(explorer: NodeExplorer): Iterable<Cell[]> {
  const { catalog } = explorer;
  explorer.loadAll();
  for (const mission of byId(catalog.missions)) {
    const { id, name, leadAgency, partners, crew, status, destinations } = mission;
    const span = catalog.missionSpan(mission);
    const path = explorer.solve(id)?.segments ?? [];
    const provenances = [...new Set(path.map(({ provenance }) => provenance))];
    yield [
      id,
      name,
      leadAgency,
      partners.map(({ agency }) => agency),
      crew,
      status,
      destinations,
      launchText(mission),
      isoFromUtc(unixMs(span.startUtc), 0).slice(0, 10),
      isoFromUtc(unixMs(span.endUtc), 0).slice(0, 10),
      catalog.eventsOf(mission).length,
      provenances.join('; '),
    ];
  }
}

/** The launch as precisely as it is known: "2031", "2031-04..2031-06". */
function launchText({ launch }: CatalogMission): string | undefined {
  if (!launch) return undefined;
  return launch.until === undefined ? launch.date : `${launch.date}..${launch.until}`;
}

function agencyRow(agency: Catalog['agencies'][number], catalog: Catalog): Cell[] {
  const missions = catalog.missionsOf(agency.id);
  const led = missions.filter(({ leadAgency }) => leadAgency === agency.id).length;
  return [
    agency.id,
    agency.name,
    agency.kind,
    agency.country,
    yesNo(agency.gesSignatory2007),
    yesNo(agency.isecgMember),
    led,
    missions.length - led,
  ];
}

/** Unknown stays empty. */
function yesNo(value: boolean | undefined): Cell {
  return value === undefined ? undefined : value ? 'yes' : 'no';
}

function byId<T extends { readonly id: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
}
