import type { Catalog } from '../catalog/catalog.ts';
import type { Almanac, KnownState, NoData } from '../core/ephemeris/almanac.ts';
import type { EpochTdb } from '../core/time/epoch.ts';
import { CameraChannel, type CameraPose } from './camera-pose.ts';
import type { Clock } from './clock.ts';
import { createExplorerStore, type ExplorerState, type ExplorerStore, type Notice } from './store.ts';
import { SwarmBook } from './swarm-book.ts';
import type { TrajectoryBook } from './trajectory-book.ts';

/** Everything one running explorer is made of; made once by `app`, handed down by context. */
export interface Explorer {
  readonly catalog: Catalog;
  readonly almanac: Almanac;
  readonly trajectories: TrajectoryBook;
  readonly clock: Clock;
  readonly camera: CameraChannel;
  readonly store: ExplorerStore;
  readonly swarm: SwarmBook;
  /** How much of the ephemeris has arrived. */
  readonly packs: { loaded: number; total: number };
}

/** Builds an explorer from its parts. */
export function createExplorer(
  parts: Pick<Explorer, 'catalog' | 'almanac' | 'trajectories' | 'clock'> & Partial<Pick<Explorer, 'swarm'>>,
  initial: Partial<ExplorerState> = {},
): Explorer {
  return {
    swarm: new SwarmBook(parts.catalog, () => Promise.reject(new Error('This explorer has no small bodies.'))),
    ...parts,
    camera: new CameraChannel(),
    store: createExplorerStore(initial),
    packs: { loaded: 0, total: 0 },
  };
}

/**
 * Selects a body or mission (opens its panel); null closes the panel. Unknown ids are refused with false. While the
 * visitor chooses the ruler's other end, what is selected becomes that end instead.
 */
export function select(explorer: Explorer, id: string | null): boolean {
  if (id !== null && !isObject(explorer, id)) return false;
  if (id !== null && takeAsRulerEnd(explorer.store, id)) return true;
  const isSame = explorer.store.getState().selectedId === id;
  explorer.store.setState({ selectedId: id, swarmPick: null, ...(!isSame && { hoveredEvent: null }) });
  return true;
}

/** Takes a pick as the ruler's other end, if one is being chosen. Tells whether it did. */
function takeAsRulerEnd(store: ExplorerStore, id: string): boolean {
  const { ruler } = store.getState();
  if (!ruler?.isChoosing) return false;
  const toId = id === ruler.fromId ? ruler.toId : id;
  store.setState({ ruler: { ...ruler, toId, isChoosing: false } });
  return true;
}

/** Selects and flies there. Without a position at the clock's epoch the camera stays where it is. */
export function visit(explorer: Explorer, id: string, pose: Partial<CameraPose> = {}, isInstant = false): boolean {
  const isMeasuring = explorer.store.getState().ruler?.isChoosing === true;
  if (!select(explorer, id)) return false;
  return isMeasuring || lookAt(explorer, id, pose, isInstant);
}

/** Makes an object the focus of the camera, which circles it (unless it looks out from there). Refuses (false) what has no position at the clock's epoch. */
export function lookAt(explorer: Explorer, id: string, pose: Partial<CameraPose> = {}, isInstant = false): boolean {
  if (!explorer.almanac.has(id) || whereIs(explorer, id).kind === 'no-data') return false;
  const { standpoint } = explorer.store.getState();
  explorer.store.setState({ focusId: id, standpoint: standpoint?.id === id ? standpoint : null });
  explorer.camera.request({ focusId: id, pose, isInstant });
  return true;
}

/** Makes an object the focus without moving the eye, which goes with it from now on. Refuses (false) what has no position. */
export function adopt(explorer: Explorer, id: string): boolean {
  if (!explorer.almanac.has(id) || whereIs(explorer, id).kind === 'no-data') return false;
  explorer.store.setState({ focusId: id, standpoint: null });
  explorer.camera.request({ focusId: id, pose: {}, isInstant: true, keepsEye: true });
  return true;
}

/** Where a body or mission is at an epoch (default: the clock's) relative to a centre (default: the Sun). */
export function whereIs(
  explorer: Explorer,
  id: string,
  epoch: EpochTdb = explorer.clock.epoch,
  centreId = 'sun',
): KnownState | NoData {
  if (!explorer.almanac.has(id)) return { kind: 'no-data', reason: 'outside', id, covered: [] };
  return explorer.almanac.stateAt(id, centreId, epoch);
}

/** Whether the id is that of a body or a mission. */
export function isObject(explorer: Explorer, id: string): boolean {
  return explorer.catalog.body(id) !== undefined || explorer.catalog.mission(id) !== undefined;
}

let lastNoticeId = 0;

/** Tells the visitor something; the same text with the same values is not told twice at a time. */
export function notify(explorer: Explorer, notice: Omit<Notice, 'id'>): void {
  const { notices } = explorer.store.getState();
  const same = (n: Notice) =>
    n.textKey === notice.textKey && JSON.stringify(n.values) === JSON.stringify(notice.values);
  if (notices.some(same)) return;
  lastNoticeId += 1;
  explorer.store.setState({ notices: [...notices, { ...notice, id: lastNoticeId }] });
}

export function dismissNotice(explorer: Explorer, id: number): void {
  const { notices } = explorer.store.getState();
  explorer.store.setState({ notices: notices.filter((n) => n.id !== id) });
}
