import type { MissionFilter } from '../catalog/filters.ts';
import { EMPTY_FILTER } from '../catalog/filters.ts';
import { nominalInstant, parsePartialDate, tryParsePartialDate } from '../catalog/partial-date.ts';
import { THEMES } from '../catalog/schema/common.ts';
import { type Crew, MISSION_CLASSES, MISSION_STATUSES } from '../catalog/schema/mission.ts';
import { SWARM_FAMILIES } from '../core/swarm/families.ts';
import { type UnixMs, unixMs } from '../core/time/epoch.ts';
import { type CameraPose, type Gaze, ON_FOCUS } from './camera-pose.ts';
import { EXTRAS, type ExplorerState, LANE_GROUPS, LAYERS, MODES, QUALITIES, SCALE_MODES } from './store.ts';

/** What a link says, besides the slow state: the clock and the camera. */
export interface UrlState {
  readonly state: Partial<ExplorerState>;
  /** The clock's time; absent: today. */
  readonly timeUtc?: UnixMs;
  readonly rate?: number;
  readonly isPlaying?: boolean;
  readonly pose?: CameraPose;
  /** Where one looks from a standpoint. */
  readonly gaze?: Gaze;
}

/** A part of a link that was not understood; the default stands in for it. */
export interface UrlProblem {
  readonly parameter: string;
  readonly value: string;
}

/** What the parser must know of the catalogue: which ids exist. */
export interface UrlVocabulary {
  isObject(id: string): boolean;
  isAgency(id: string): boolean;
  isDestination(id: string): boolean;
  isStory(id: string): boolean;
  isLanguage(tag: string): boolean;
}

const MAX_RATE = 315_576_000;
const CREWS: readonly Crew[] = ['crewed', 'robotic'];

/**
 * Reads the query of a link. Parameters: `t` time (UTC, any partial date), `rate` and `play`, `sel` selected and `focus`
 * watched object, `cam` azimuth,elevation (degrees) and distance (km), `pan` the middle of the view from
 * what is watched (x,y,z in km, ecliptic), `agency` `dest` `crew` `status` `class` `theme`
 * filters (comma lists), `ruler` two objects, `quality` auto|high|low, `eye` ride|stand, whose place it is, what it looks at, `gaze` left,up,field
 * (degrees), `scale` enlarged|true|log, `hide` layers, `show` extras, `without` families of small bodies, `rock` the one whose
 * card is open, `lanes` grouping, `view` part of the timeline (two dates),
 * `mode`, `story` and `step`, `lang`. Whatever is not understood is named in `problems` and left at its default.
 */
export function parseUrl(query: string, words: UrlVocabulary): { url: UrlState; problems: UrlProblem[] } {
  const parameters = new URLSearchParams(query);
  const problems: UrlProblem[] = [];
  const read = <T>(name: string, parse: (value: string) => T | undefined): T | undefined => {
    const value = parameters.get(name);
    if (value === null || value === '') return undefined;
    const parsed = parse(value);
    if (parsed === undefined) problems.push({ parameter: name, value });
    return parsed;
  };
  const oneOf =
    <T extends string>(allowed: readonly T[]) =>
    (value: string): T | undefined =>
      allowed.find((a) => a === value);
  const known = (test: (id: string) => boolean) => (value: string) => (test(value) ? value : undefined);
  /** A list keeps what is known of it, and names what is not. */
  const list = <T extends string>(name: string, test: (id: string) => boolean): T[] =>
    (parameters.get(name) ?? '')
      .split(',')
      .filter((id) => id !== '')
      .filter((id): id is T => {
        if (!test(id)) problems.push({ parameter: name, value: id });
        return test(id);
      });

  const filter: MissionFilter = {
    ...EMPTY_FILTER,
    agencies: list('agency', words.isAgency),
    destinations: list('dest', words.isDestination),
    statuses: list('status', (s) => MISSION_STATUSES.some((k) => k === s)),
    classes: list('class', (s) => MISSION_CLASSES.some((k) => k === s)),
    themes: list('theme', (s) => THEMES.some((k) => k === s)),
    crew: read('crew', oneOf(CREWS)) ?? null,
  };
  const storyId = read('story', known(words.isStory));
  const state: Partial<ExplorerState> = {
    filter,
    quality: read('quality', oneOf(QUALITIES)) ?? 'auto',
    standpoint: read('eye', parseStandpoint(words)) ?? null,
    ruler: read('ruler', parseRuler(words)) ?? null,
    hiddenLayers: list('hide', (s) => LAYERS.some((k) => k === s)),
    shownExtras: list('show', (s) => EXTRAS.some((k) => k === s)),
    hiddenFamilies: list('without', (s) => SWARM_FAMILIES.some((k) => k === s)),
    ...defined('swarmPick', read('rock', parseDesignation)),
    ...defined('mode', read('mode', oneOf(MODES))),
    ...defined('language', read('lang', known(words.isLanguage))),
    ...defined('selectedId', read('sel', known(words.isObject))),
    ...defined('focusId', read('focus', known(words.isObject))),
    ...defined('scaleMode', read('scale', oneOf(SCALE_MODES))),
    ...defined('laneGroup', read('lanes', oneOf(LANE_GROUPS))),
    ...defined('timelineView', read('view', parseView)),
    ...(storyId === undefined ? {} : { story: { storyId, step: read('step', parseStep) ?? 0 } }),
  };
  const url: UrlState = {
    state,
    ...defined('timeUtc', read('t', parseTime)),
    ...defined('rate', read('rate', parseRate)),
    ...defined('isPlaying', read('play', parseFlag)),
    ...defined('pose', shifted(read('cam', parsePose), read('pan', parseMiddle))),
    ...defined('gaze', read('gaze', parseGaze)),
  };
  return { url, problems };
}

/** The query (without `?`) of a state: only what differs from the defaults, in a fixed order. */
export function formatUrl(
  state: ExplorerState,
  clock: { timeUtc: UnixMs; rate: number },
  { pose, gaze }: { pose: CameraPose; gaze: Gaze },
): string {
  const entries: [string, string][] = [];
  const put = (name: string, value: string | null, fallback = '') => {
    if (value !== null && value !== fallback) entries.push([name, value]);
  };
  put('mode', state.mode, 'explore');
  put('t', new Date(clock.timeUtc).toISOString().replace(/\.\d+Z$/, 'Z'));
  put('rate', String(clock.rate), '86400');
  put('sel', state.selectedId);
  put('focus', state.focusId, 'sun');
  put('cam', `${pose.azimuthDeg.toFixed(1)},${pose.elevationDeg.toFixed(1)},${Number(pose.distanceKm.toPrecision(4))}`);
  put('pan', formatMiddle(pose));
  put('agency', state.filter.agencies.join(','));
  put('dest', state.filter.destinations.join(','));
  put('crew', state.filter.crew);
  put('status', state.filter.statuses.join(','));
  put('class', state.filter.classes.join(','));
  put('theme', state.filter.themes.join(','));
  put('quality', state.quality, 'auto');
  const { standpoint } = state;
  if (standpoint) {
    put('eye', [standpoint.kind, standpoint.id, ...(standpoint.targetId ? [standpoint.targetId] : [])].join(','));
    put('gaze', [gaze.yawDeg, gaze.pitchDeg, gaze.fieldDeg].map((deg) => deg.toFixed(1)).join(','));
  }
  put('ruler', state.ruler && `${state.ruler.fromId},${state.ruler.toId}`);
  put('scale', state.scaleMode, 'enlarged');
  put('hide', state.hiddenLayers.join(','));
  put('show', state.shownExtras.join(','));
  put('without', state.hiddenFamilies.join(','));
  put('rock', state.swarmPick);
  put('lanes', state.laneGroup, 'destination');
  put('view', formatView(state.timelineView), '1957-01-01..2060-01-01');
  put('story', state.story?.storyId ?? null);
  put('step', state.story ? String(state.story.step) : null, '0');
  put('lang', state.language, 'en');
  return entries
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/%2C/g, ',').replace(/%3A/g, ':')}`)
    .join('&');
}

function defined<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/;

function parseTime(value: string): UnixMs | undefined {
  const span = tryParsePartialDate(value);
  if (span) return nominalInstant(span);
  // A link may carry fractions of a second, which no date of an event has.
  const instant = ISO_TIME.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isFinite(instant) ? unixMs(instant) : undefined;
}

function parseRate(value: string): number | undefined {
  const rate = Number(value);
  return Number.isFinite(rate) && rate !== 0 && Math.abs(rate) <= MAX_RATE ? rate : undefined;
}

/** A number, a comet's sign or a provisional designation; which small bodies there are is known later. */
function parseDesignation(value: string): string | undefined {
  return /^[\w/' -]{1,24}$/.test(value) ? value : undefined;
}

function parseFlag(value: string): boolean | undefined {
  return value === '1' ? true : value === '0' ? false : undefined;
}

function parseStandpoint(words: UrlVocabulary) {
  return (value: string): ExplorerState['standpoint'] | undefined => {
    const [kind, id, targetId, ...rest] = value.split(',');
    if ((kind !== 'ride' && kind !== 'stand') || id === undefined || !words.isObject(id)) return undefined;
    if (rest.length > 0 || id === targetId || (targetId !== undefined && !words.isObject(targetId))) return undefined;
    return { kind, id, targetId: targetId ?? null };
  };
}

function parseGaze(value: string): Gaze | undefined {
  const [yawDeg, pitchDeg, fieldDeg, ...rest] = value.split(',').map(Number);
  if (yawDeg === undefined || pitchDeg === undefined || fieldDeg === undefined || rest.length > 0) return undefined;
  const isSound = Math.abs(yawDeg) <= 360 && Math.abs(pitchDeg) <= 180 && fieldDeg > 0 && fieldDeg < 150;
  return isSound ? { yawDeg, pitchDeg, fieldDeg } : undefined;
}

function parseRuler(words: UrlVocabulary) {
  return (value: string): ExplorerState['ruler'] | undefined => {
    const [fromId, toId, ...rest] = value.split(',');
    if (fromId === undefined || toId === undefined || rest.length > 0 || fromId === toId) return undefined;
    return words.isObject(fromId) && words.isObject(toId)
      ? { fromId, toId, isChoosing: false, lightRuns: 0 }
      : undefined;
  };
}

function parseStep(value: string): number | undefined {
  return /^\d{1,3}$/.test(value) ? Number(value) : undefined;
}

function parsePose(value: string): CameraPose | undefined {
  const [azimuthDeg, elevationDeg, distanceKm, ...rest] = value.split(',').map(Number);
  if (azimuthDeg === undefined || elevationDeg === undefined || distanceKm === undefined || rest.length > 0) {
    return undefined;
  }
  const isSound = Math.abs(azimuthDeg) <= 360 && Math.abs(elevationDeg) <= 90 && distanceKm > 0 && distanceKm < 1e12;
  return isSound ? { azimuthDeg, elevationDeg, distanceKm, ...ON_FOCUS } : undefined;
}

type Middle = Pick<CameraPose, keyof typeof ON_FOCUS>;

function parseMiddle(value: string): Middle | undefined {
  const [middleXKm, middleYKm, middleZKm, ...rest] = value.split(',').map(Number);
  if (middleXKm === undefined || middleYKm === undefined || middleZKm === undefined || rest.length > 0)
    return undefined;
  return Math.hypot(middleXKm, middleYKm, middleZKm) < 1e12 ? { middleXKm, middleYKm, middleZKm } : undefined;
}

/** A pose with its middle; a middle alone says nothing of the eye. */
function shifted(pose: CameraPose | undefined, middle: Middle | undefined): CameraPose | undefined {
  return pose && middle ? { ...pose, ...middle } : pose;
}

/** The middle of the view to a thousandth of the eye's distance; null on the focus. */
function formatMiddle({ distanceKm, middleXKm, middleYKm, middleZKm }: CameraPose): string | null {
  const stepKm = 10 ** Math.floor(Math.log10(distanceKm / 1000));
  const rounded = [middleXKm, middleYKm, middleZKm].map((km) => Math.round(km / stepKm) * stepKm);
  // The product of a step below 1 has digits that mean nothing.
  return rounded.every((km) => km === 0) ? null : rounded.map((km) => Number(km.toPrecision(12))).join(',');
}

function parseView(value: string): ExplorerState['timelineView'] | undefined {
  const [from, to, ...rest] = value.split('..');
  if (from === undefined || to === undefined || rest.length > 0) return undefined;
  if (!tryParsePartialDate(from) || !tryParsePartialDate(to)) return undefined;
  const startUtc = parsePartialDate(from).startUtc;
  const endUtc = parsePartialDate(to).startUtc;
  return endUtc > startUtc ? { startUtc, endUtc } : undefined;
}

function formatView(view: ExplorerState['timelineView']): string {
  const isWide = view.endUtc - view.startUtc > 20 * 86_400_000;
  const text = (ms: number) => new Date(ms).toISOString().slice(0, isWide ? 10 : 16) + (isWide ? '' : 'Z');
  return `${text(view.startUtc)}..${text(view.endUtc)}`;
}
