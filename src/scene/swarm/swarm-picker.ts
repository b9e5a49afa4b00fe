import { vec3 } from '../../core/math/vec3.ts';
import { SWARM_FAMILIES } from '../../core/swarm/families.ts';
import { swarmPlaceInto } from '../../core/swarm/swarm-place.ts';
import type { SwarmTable } from '../../core/swarm/swarm-table.ts';
import { AU_KM } from '../../core/units/constants.ts';
import { type Explorer, notify } from '../../state/explorer.ts';
import { pickFromSwarm } from '../../state/swarm-book.ts';
import type { LabelGuest } from '../labels/label-guest.ts';
import { lengthOf } from '../stage/length.ts';
import { distanceFactor } from '../stage/radial-scale.ts';
import type { Stage } from '../stage/stage.ts';

/** How far beside a point a mouse and a finger may be (px). */
const MOUSE_PX = 6;
const TOUCH_PX = 16;
/** Comets farther from the Sun than this (km) are too faint to be meant; see the shader. */
const FAINT_COMET_KM = 20 * AU_KM;
const FIRST_COMET = SWARM_FAMILIES.indexOf('periodic-comet');
/** While the clock plays, all bodies are looked through at most this often (ms). */
const HOVER_EACH_MS = 150;
const PRIORITY = 940;

const place = vec3<'EclipticJ2000'>();

/** What the picker looks through. */
export interface SwarmPickerParts {
  readonly stage: Stage;
  readonly table: SwarmTable;
  /** Rows of the table in the order in which they are drawn. */
  readonly rows: Uint16Array;
  readonly isLeftOut: Uint8Array;
  readonly invalidate: () => void;
}

/** Finds the body of the swarm a pointer means, and names the one under it and the one whose card is open. */
export class SwarmPicker {
  hoveredIndex = -1;
  private readonly places: Float64Array;
  private placesEpoch = Number.NaN;
  private hoverMs = Number.NEGATIVE_INFINITY;
  private picked: string | null = null;
  private pickedRow = -1;
  private readonly guests = new Map<number, LabelGuest>();

  readonly rows: Uint16Array;
  /** So many of the rows are drawn, the first ones. */
  drawnCount: number;
  private readonly stage: Stage;
  private readonly table: SwarmTable;
  private readonly isLeftOut: Uint8Array;
  private readonly invalidate: () => void;

  constructor({ stage, table, rows, isLeftOut, invalidate }: SwarmPickerParts) {
    this.stage = stage;
    this.table = table;
    this.rows = rows;
    this.drawnCount = rows.length;
    this.isLeftOut = isLeftOut;
    this.invalidate = invalidate;
    this.places = new Float64Array(3 * table.count);
  }

  /** Opens the card of the body at a place of the picture; false when there is none. */
  click(x: number, y: number, isTouch: boolean): boolean {
    const index = this.at(x, y, isTouch ? TOUCH_PX : MOUSE_PX);
    if (index < 0) return false;
    const { explorer } = this.stage;
    pickFromSwarm(explorer, index).catch((error: unknown) => tellMissing(explorer, error));
    return true;
  }

  /** Names the body at a place of the picture. Tells whether there is one. */
  hover(x: number, y: number): boolean {
    const now = performance.now();
    if (this.stage.explorer.clock.isPlaying && now - this.hoverMs < HOVER_EACH_MS) return this.hoveredIndex >= 0;
    this.hoverMs = now;
    this.setHovered(this.at(x, y, MOUSE_PX));
    return this.hoveredIndex >= 0;
  }

  leave(): void {
    this.setHovered(-1);
  }

  /** Row of the body whose card is open; -1 for none. */
  pickedIndex(): number {
    const { store, swarm } = this.stage.explorer;
    const { swarmPick } = store.getState();
    if (swarmPick !== this.picked || (swarmPick !== null && this.pickedRow < 0 && swarm.names)) {
      this.picked = swarmPick;
      this.pickedRow = swarm.indexOf(swarmPick);
      if (swarmPick !== null && !swarm.names) this.wantNames();
      this.refreshGuests();
    }
    return this.pickedRow;
  }

  dispose(): void {
    for (const guest of this.guests.values()) this.stage.guests.delete(guest);
  }

  private setHovered(index: number): void {
    if (index === this.hoveredIndex) return;
    this.hoveredIndex = index;
    if (index >= 0 && !this.stage.explorer.swarm.names) this.wantNames();
    this.refreshGuests();
    this.invalidate();
  }

  private wantNames(): void {
    const { explorer } = this.stage;
    explorer.swarm.loadNames().then(
      () => {
        this.refreshGuests();
        this.invalidate();
      },
      (error: unknown) => tellMissing(explorer, error),
    );
  }

  private refreshGuests(): void {
    const { stage } = this;
    for (const [index, guest] of this.guests) {
      if (index === this.hoveredIndex || index === this.pickedRow) continue;
      stage.guests.delete(guest);
      this.guests.delete(index);
    }
    for (const index of [this.hoveredIndex, this.pickedRow]) {
      const name = index < 0 ? undefined : stage.explorer.swarm.names?.[index]?.name;
      if (name === undefined || this.guests.has(index)) continue;
      const guest = this.guestOf(index, name);
      this.guests.set(index, guest);
      stage.guests.add(guest);
    }
  }

  private guestOf(index: number, text: string): LabelGuest {
    return {
      text,
      tone: 'small-body',
      priority: PRIORITY,
      markPx: 4,
      locate: (out) => {
        swarmPlaceInto(place, this.table, index, this.stage.epoch);
        return this.project(out, place.x, place.z, -place.y);
      },
    };
  }

  /** Row of the visible body nearest to a place of the picture; -1 for none within reach. */
  private at(x: number, y: number, reachPx: number): number {
    this.bringUpToDate();
    const { table, isLeftOut, places } = this;
    const { hiddenFamilies } = this.stage.explorer.store.getState();
    const isHidden = SWARM_FAMILIES.map((family) => hiddenFamilies.includes(family));
    const spot = { x: 0, y: 0 };
    let best = -1;
    let bestPx = reachPx;
    for (let drawn = 0; drawn < this.drawnCount; drawn++) {
      const i = this.rows[drawn]!;
      const family = table.family[i]!;
      if (isLeftOut[i] || isHidden[family]) continue;
      const [px, py, pz] = [places[3 * i]!, places[3 * i + 1]!, places[3 * i + 2]!];
      if (!this.project(spot, px, py, pz)) continue;
      const apart = lengthOf(spot.x - x, spot.y - y);
      if (apart > bestPx || (family >= FIRST_COMET && lengthOf(px, py, pz) > FAINT_COMET_KM)) continue;
      best = i;
      bestPx = apart;
    }
    return best;
  }

  private bringUpToDate(): void {
    const { epoch } = this.stage;
    if (epoch === this.placesEpoch) return;
    this.placesEpoch = epoch;
    for (let i = 0; i < this.table.count; i++) {
      swarmPlaceInto(place, this.table, i, epoch);
      this.places[3 * i] = place.x;
      this.places[3 * i + 1] = place.z;
      this.places[3 * i + 2] = -place.y;
    }
  }

  /** Where a place (km from the Sun, scene axes) is on the screen; false when it is out of the picture. */
  private project(out: { x: number; y: number }, x: number, y: number, z: number): boolean {
    const { eye, places } = this.stage;
    const sun = this.stage.indexOf('sun');
    const factor = distanceFactor(lengthOf(x, y, z), places.logAmount);
    const dx = x * factor + places.x[sun]! - eye.position.x;
    const dy = y * factor + places.y[sun]! - eye.position.y;
    const dz = z * factor + places.z[sun]! - eye.position.z;
    const ahead = dx * eye.forward.x + dy * eye.forward.y + dz * eye.forward.z;
    if (ahead <= 0) return false;
    const scale = eye.pixelsPerTangent / ahead;
    out.x = eye.widthPx / 2 + (dx * eye.right.x + dy * eye.right.y + dz * eye.right.z) * scale;
    out.y = eye.heightPx / 2 - (dx * eye.up.x + dy * eye.up.y + dz * eye.up.z) * scale;
    return out.x > 0 && out.y > 0 && out.x < eye.widthPx && out.y < eye.heightPx;
  }
}

function tellMissing(explorer: Explorer, error: unknown): void {
  console.warn('The names of the small bodies could not be loaded.', error);
  notify(explorer, { kind: 'problem', textKey: 'notice.swarmFailed', values: {} });
}
