import { isFlight } from './mission-events.ts';
import { parseDateRange, parsePartialDate } from './partial-date.ts';
import { type CheckedFile, type DataProblem, unknownReference } from './problems.ts';
import type { Mission } from './schema/mission.ts';

/** The ids a mission may refer to. */
export interface KnownIds {
  readonly missions: ReadonlySet<string>;
  /** Bodies and destinations without a position. */
  readonly destinations: ReadonlySet<string>;
  readonly bodies: ReadonlySet<string>;
  readonly agencies: ReadonlySet<string>;
}

const FIRST_DATE = parsePartialDate('1957').startUtc;
const LAST_DATE = parsePartialDate('2100').endUtc;

type ReferenceKind = 'agency' | 'body' | 'body or destination' | 'mission';

/**
 * Every id a mission file refers to must exist. Works on any parsed JSON, sound or not: what is no text where an id
 * belongs is the schema's affair.
 */
export function checkMissionReferences(
  { file, value, positionOf }: CheckedFile<unknown>,
  known: KnownIds,
  report: (problem: DataProblem) => void,
): void {
  const ids = {
    agency: known.agencies,
    body: known.bodies,
    'body or destination': known.destinations,
    mission: known.missions,
  };
  const refer = (path: string, kind: ReferenceKind, id: unknown) => {
    if (typeof id !== 'string' || ids[kind].has(id)) return;
    report(unknownReference({ file, path, position: positionOf(path) }, kind, id, ids[kind]));
  };
  const mission = fieldsOf(value);
  refer('leadAgency', 'agency', mission.leadAgency);
  listOf(mission.partners).forEach((partner, i) => {
    refer(`partners.${i}.agency`, 'agency', fieldsOf(partner).agency);
  });
  listOf(mission.destinations).forEach((id, i) => {
    refer(`destinations.${i}`, 'body or destination', id);
  });
  listOf(mission.events).forEach((event, i) => {
    refer(`events.${i}.body`, 'body or destination', fieldsOf(event).body);
  });
  refer('orbit.body', 'body', fieldsOf(mission.orbit).body);
  refer('site.body', 'body', fieldsOf(mission.site).body);
  refer('carriedBy', 'mission', mission.carriedBy);
  listOf(mission.relatedMissions).forEach((id, i) => {
    refer(`relatedMissions.${i}`, 'mission', id);
  });
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * What a schema cannot say about a mission: references exist, ranges are not turned round, events follow each other
 * (their spans may overlap), what lies after the date of the facts is marked as planned, and facts have sources.
 */
export function checkMissionRules(
  checked: CheckedFile<Mission>,
  known: KnownIds,
  report: (problem: DataProblem) => void,
): void {
  const { file, value: mission } = checked;
  const at = (path: string) => ({ file, path, position: checked.positionOf(path) });
  const problem = (path: string, message: string, expected: string) => report({ ...at(path), message, expected });

  checkMissionReferences(checked, known, report);
  checkRepeats();
  checkDates();
  checkCoasts();
  if (mission.sources.length === 0 && mission.confidence !== 'low') {
    problem('sources', 'is empty', 'at least one source, or confidence "low"');
  }

  function checkRepeats(): void {
    mission.partners.forEach((partner, i) => {
      if (partner.agency === mission.leadAgency) {
        problem(`partners.${i}.agency`, `"${partner.agency}" leads the mission already`, 'another agency');
      }
    });
    mission.destinations.forEach((id, i) => {
      if (mission.destinations.indexOf(id) !== i)
        problem(`destinations.${i}`, `"${id}" occurs twice`, 'each destination once');
    });
    if (mission.carriedBy === mission.id) problem('carriedBy', 'is the mission itself', 'the id of its carrier');
    if ((mission.site?.latDeg === undefined) !== (mission.site?.lonDegE === undefined)) {
      problem('site', 'has only one coordinate', 'both latDeg and lonDegE, or none');
    }
  }

  function checkDates(): void {
    const factsEnd = parsePartialDate(mission.asOf).endUtc;
    const check = (path: string, source: { date: string; until?: string | undefined; planned?: true | undefined }) => {
      const first = parsePartialDate(source.date);
      if (first.startUtc < FIRST_DATE || first.endUtc > LAST_DATE) {
        problem(`${path}.date`, `"${source.date}" is outside the space age`, 'a date from 1957 to 2100');
      }
      if (source.until !== undefined && parsePartialDate(source.until).endUtc < first.endUtc) {
        problem(
          `${path}.until`,
          `"${source.until}" lies before the start "${source.date}"`,
          'a date not earlier than the start',
        );
      }
      if (first.startUtc >= factsEnd && source.planned !== true) {
        problem(path, `lies after the facts of ${mission.asOf} (asOf) and is not marked as planned`, '"planned": true');
      }
      return parseDateRange(source);
    };
    const launch = mission.launch && check('launch', mission.launch);
    let latest: { path: string; startUtc: number } | undefined;
    mission.events.forEach((event, i) => {
      const span = check(`events.${i}`, event);
      if (latest && span.endUtc <= latest.startUtc) {
        problem(`events.${i}.date`, `"${event.date}" lies before ${latest.path}`, 'events in order of time');
      }
      if (!latest || span.startUtc > latest.startUtc) latest = { path: `events.${i}`, startUtc: span.startUtc };
      if (launch && isFlight(event.type) && event.part === undefined && span.endUtc <= launch.startUtc) {
        problem(`events.${i}.date`, `"${event.date}" lies before the launch`, 'a date after the launch');
      }
    });
    let newest = Number.NEGATIVE_INFINITY;
    mission.scheduleHistory?.forEach((entry, i) => {
      const told = parsePartialDate(entry.asOf);
      if (told.endUtc <= newest) {
        problem(`scheduleHistory.${i}.asOf`, `"${entry.asOf}" lies before the entry above`, 'entries in order of time');
      }
      newest = Math.max(newest, told.startUtc);
      if (entry.launch === undefined && entry.note === undefined) {
        problem(`scheduleHistory.${i}`, 'says nothing', 'a launch date or a note');
      }
    });
  }

  function checkCoasts(): void {
    let latest = Number.NEGATIVE_INFINITY;
    mission.lowThrust?.coasts?.forEach(({ from, until }, i) => {
      const start = parsePartialDate(from).startUtc;
      const end = parsePartialDate(until).startUtc;
      const path = `lowThrust.coasts.${i}`;
      if (end <= start) problem(`${path}.until`, `"${until}" does not lie after "${from}"`, 'a later date');
      if (start < latest) problem(`${path}.from`, `"${from}" lies in the coast above`, 'coasts in order of time');
      latest = end;
    });
    if (mission.lowThrust?.thrustMn !== undefined && mission.massKg === undefined) {
      problem('lowThrust.thrustMn', 'cannot be used without a mass', '"massKg", the mass at launch');
    }
  }
}
