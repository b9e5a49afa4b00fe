import { trajectoriesUrl } from 'virtual:outbound-trajectories';
import type { Catalog } from '../catalog/catalog.ts';
import { loadCatalog, loadDetails } from '../catalog/load.ts';
import { addPack, createAlmanac } from '../core/ephemeris/build-almanac.ts';
import { decodePack } from '../core/ephemeris/pack-format.ts';
import type { PackFileEntry, PackManifest } from '../core/ephemeris/pack-manifest.ts';
import { CLOCK_END, CLOCK_START } from '../core/time/clock-range.ts';
import { unixMs } from '../core/time/epoch.ts';
import { epochFromUtc } from '../core/time/utc.ts';
import { decodeTrajectoryPack } from '../core/trajectory/pack/decode-pack.ts';
import { isLanguage } from '../i18n/languages.ts';
import { hasWebGl2 } from '../scene/webgl-support.ts';
import type { CameraPose } from '../state/camera-pose.ts';
import { Clock, driveClock } from '../state/clock.ts';
import { createExplorer, type Explorer, lookAt, notify, whereIs } from '../state/explorer.ts';
import { PackLoader, type PackProgress } from '../state/pack-loader.ts';
import { LINK_DEFAULTS } from '../state/store.ts';
import { SwarmBook } from '../state/swarm-book.ts';
import { TrajectoryBook } from '../state/trajectory-book.ts';
import { createWorkerSolver } from '../state/trajectory-worker-client.ts';
import { parseUrl, type UrlProblem, type UrlState } from '../state/url-state.ts';
import { keepUrlInStep } from './url-sync.ts';

const SWARM = `${import.meta.env.BASE_URL}packs/swarm/`;
const PACKS = `${import.meta.env.BASE_URL}packs/ephemeris/`;
/**
 * Without a picture after this time (ms) there will be none. A weak machine may need many seconds for it, and longer
 * still if all that comes after the picture came at once.
 */
const NO_PICTURE_MS = 15_000;
/** Group of the pack without which there is no picture. */
const FIRST_GROUP = 'planets';

/** Loads what the first picture needs and builds the explorer; the rest follows in the background. */
export async function boot(): Promise<Explorer> {
  const [catalog, manifest] = await Promise.all([loadCatalog(fetchOk), fetchManifest()]);
  const { url, problems } = parseUrl(location.search, vocabulary(catalog));
  const range = { start: CLOCK_START, end: CLOCK_END };
  const start = epochFromUtc(url.timeUtc ?? unixMs(Date.now()));
  const clock = new Clock(range, start, () => performance.now());
  const almanac = createAlmanac(catalog.bodies, manifest);
  const trajectories = new TrajectoryBook(catalog, almanac, createWorkerSolver(catalog, packsAddress(), makeWorker));
  const swarm = new SwarmBook(catalog, async (file) => inflated(await fetchOk(SWARM + file)));
  const explorer = createExplorer({ catalog, almanac, trajectories, clock, swarm }, url.state);
  const loader = createLoader(explorer, manifest);
  await loader.loadFirst(FIRST_GROUP);
  const picture = firstPicture(explorer);
  // A link to a mission has to know where it is; any other first picture comes before the paths.
  if (looksAtMission(explorer, url.state)) await loadPaths(explorer);
  else void picture.then(() => loadPaths(explorer));
  applyUrl(explorer, url, problems);
  driveClock(clock, requestAnimationFrame, cancelAnimationFrame);
  clock.subscribe(() => loader.setFocus(clock.epoch));
  keepUrlInStep(explorer, (query) => {
    const again = parseUrl(query, vocabulary(catalog));
    explorer.store.setState({ ...LINK_DEFAULTS, ...again.url.state });
    applyUrl(explorer, again.url, again.problems, false);
  });
  void picture.then(() => loadTheRest(explorer, loader));
  addEventListener('online', () => loader.retryFailed());
  return explorer;
}

function packsAddress(): string {
  return new URL(PACKS, document.baseURI).href;
}

/** Solving is code of its own that most visitors never need: it comes when the first path is asked for anew. */
function makeWorker(): Worker {
  return new Worker(new URL('../state/trajectory-worker.ts', import.meta.url), { type: 'module' });
}

/** Fetches the missions' paths and enters them; a page without them says so, and is no worse in other respects. */
async function loadPaths(explorer: Explorer): Promise<void> {
  try {
    explorer.trajectories.fill(decodeTrajectoryPack(await inflated(await fetchOk(trajectoriesUrl))));
    explorer.store.setState((s) => ({ dataVersion: s.dataVersion + 1 }));
  } catch (error) {
    console.warn('The missions’ paths could not be loaded.', error);
    explorer.store.setState({ havePathsFailed: true });
    notify(explorer, { kind: 'problem', textKey: 'notice.pathsFailed', values: {} });
  }
}

function looksAtMission({ catalog }: Explorer, { focusId, selectedId, standpoint }: UrlState['state']): boolean {
  return [focusId, selectedId, standpoint?.id].some(
    (id) => id !== undefined && id !== null && catalog.mission(id) !== undefined,
  );
}

function vocabulary(catalog: Catalog) {
  return {
    isObject: (id: string) => catalog.body(id) !== undefined || catalog.mission(id) !== undefined,
    isAgency: (id: string) => catalog.agency(id) !== undefined,
    isDestination: (id: string) => catalog.body(id) !== undefined || catalog.destinations.some((d) => d.id === id),
    isStory: (id: string) => catalog.story(id) !== undefined,
    isLanguage,
  };
}

/** Clock and camera of a link; the store has its part already. One who goes back flies there. A link with parts not understood says so. */
function applyUrl(explorer: Explorer, url: UrlState, problems: readonly UrlProblem[], isInstant = true): void {
  if (url.timeUtc !== undefined) explorer.clock.setEpoch(epochFromUtc(url.timeUtc));
  if (url.rate !== undefined) explorer.clock.setRate(url.rate);
  if (url.isPlaying === true) explorer.clock.play();
  if (url.isPlaying === false) explorer.clock.pause();
  const { focusId, selectedId, standpoint } = explorer.store.getState();
  const wanted = standpoint?.id ?? url.state.focusId ?? selectedId ?? focusId;
  explorer.camera.firstGaze = url.gaze;
  if (!lookAt(explorer, wanted, url.pose ?? {}, isInstant)) lookElsewhere(explorer, wanted, url.pose ?? {});
  for (const { parameter, value } of problems) {
    notify(explorer, { kind: 'problem', textKey: 'notice.urlPart', values: { parameter, value: value.slice(0, 60) } });
  }
}

/** Looks at the Sun until what a link asks for has a position: the files of small bodies come after the first picture. */
function lookElsewhere(explorer: Explorer, wanted: string, pose: Partial<CameraPose>): void {
  lookAt(explorer, 'sun', pose, true);
  const answer = whereIs(explorer, wanted);
  if (answer.kind !== 'no-data' || answer.reason !== 'not-loaded') return;
  const { store } = explorer;
  const stop = store.subscribe((now, before) => {
    if (now.focusId !== 'sun') stop();
    else if (now.dataVersion !== before.dataVersion && lookAt(explorer, wanted, pose, true)) stop();
  });
}

function createLoader(explorer: Explorer, manifest: PackManifest): PackLoader {
  const { almanac, clock } = explorer;
  return new PackLoader(
    {
      manifest,
      fetchPack,
      addPack: (bytes) => addPack(almanac, decodePack(bytes)),
      onProgress: (progress) => noteProgress(explorer, progress),
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    },
    clock.epoch,
  );
}

/** New ephemeris: let scene and panels ask again. */
function noteProgress(explorer: Explorer, progress: PackProgress): void {
  const { store } = explorer;
  explorer.packs.loaded = progress.loaded;
  explorer.packs.total = progress.total;
  if (progress.error !== undefined) console.warn('An ephemeris file could not be loaded.', progress.error);
  const failedPacks = progress.failed.map((f) => f.file);
  store.setState((s) => ({ dataVersion: s.dataVersion + 1, failedPacks }));
  if (failedPacks.length > 0) {
    notify(explorer, { kind: 'problem', textKey: 'notice.packsFailed', values: { count: failedPacks.length } });
  }
}

/** Resolves when the first picture stands. */
function firstPicture({ store }: Explorer): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = store.subscribe((state) => {
      if (!state.isSceneReady) return;
      unsubscribe();
      resolve();
    });
    // Without a scene (no WebGL, or one that fails) nothing ever becomes ready: go on all the same.
    setTimeout(resolve, hasWebGl2() ? NO_PICTURE_MS : 0);
  });
}

async function loadTheRest(explorer: Explorer, loader: PackLoader): Promise<void> {
  loader.start();
  try {
    await loadDetails(explorer.catalog, fetchOk);
    explorer.store.setState((s) => ({ dataVersion: s.dataVersion + 1 }));
  } catch (error) {
    console.warn('The missions’ texts could not be loaded.', error);
    notify(explorer, { kind: 'problem', textKey: 'notice.detailsFailed', values: {} });
  }
}

async function fetchOk(url: string): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status} ${response.statusText}.`);
  return response;
}

async function fetchManifest(): Promise<PackManifest> {
  return (await fetchOk(`${PACKS}manifest.json`)).json();
}

async function fetchPack(entry: PackFileEntry): Promise<Uint8Array> {
  return inflated(await fetchOk(PACKS + entry.file));
}

async function inflated(response: Response): Promise<Uint8Array> {
  if (!response.body) throw new Error(`${response.url} came without content.`);
  const plain = response.body.pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}
