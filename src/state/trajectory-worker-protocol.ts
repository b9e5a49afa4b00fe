import type { CatalogMission } from '../catalog/catalog.ts';
import type { CatalogCore } from '../catalog/catalog-data.ts';
import type { MissionPath } from '../core/trajectory/pack/mission-path.ts';

/** What the worker needs before it can solve anything. */
export interface StartMessage {
  readonly kind: 'start';
  readonly catalog: CatalogCore;
  /** Folder of the ephemeris packs, with the slash at its end, as an absolute address. */
  readonly packsUrl: string;
}

/** Asks for the path of a mission, which may differ from the catalogue's. `carriers`: those it travels on, outermost first. */
export interface SolveMessage {
  readonly kind: 'solve';
  readonly request: number;
  readonly mission: CatalogMission;
  readonly carriers: readonly CatalogMission[];
}

/** The answer: a path, or why there is none. */
export type SolvedMessage =
  | { readonly kind: 'solved'; readonly request: number; readonly path: MissionPath }
  | { readonly kind: 'failed'; readonly request: number; readonly reason: string };

export type ToWorker = StartMessage | SolveMessage;
