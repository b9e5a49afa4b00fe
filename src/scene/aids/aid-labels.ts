import type { LabelGuest } from '../labels/label-guest.ts';
import type { ScenePoint } from '../stage/display-axes.ts';
import type { Stage } from '../stage/stage.ts';

/** Words of aids: after bodies and craft, before events and the sky's figures. */
const PRIORITY = 260;

interface Word {
  readonly guest: LabelGuest;
  readonly at: ScenePoint;
  version: unknown;
  isShown: boolean;
}

/** Words beside aids, each at a place (true, km from the origin) that may change every frame; its text only with its version. */
export class AidLabels {
  private readonly words = new Map<string, Word>();

  constructor(private readonly stage: Stage) {}

  /** Hides all until they are shown again this frame. */
  begin(): void {
    for (const word of this.words.values()) word.isShown = false;
  }

  /** Whether the word under a key says what it said at this version: else it has to be written anew. */
  isWritten(key: string, version: unknown): boolean {
    return this.words.get(key)?.version === version;
  }

  write(key: string, version: unknown, text: string, markPx = 4): void {
    const known = this.words.get(key);
    if (known?.guest.text === text) {
      known.version = version;
      return;
    }
    if (known) this.stage.guests.delete(known.guest);
    const at: ScenePoint = { x: 0, y: 0, z: 0 };
    const word: Word = {
      at,
      version,
      isShown: false,
      guest: {
        text,
        tone: 'small-body',
        priority: PRIORITY,
        markPx,
        locate: (out, stage) => word.isShown && locate(out, at, stage),
      },
    };
    this.words.set(key, word);
    this.stage.guests.add(word.guest);
  }

  /** Shows the word under a key at a place this frame. */
  show(key: string, at: Readonly<ScenePoint>): void {
    const word = this.words.get(key);
    if (!word) return;
    word.isShown = true;
    word.at.x = at.x;
    word.at.y = at.y;
    word.at.z = at.z;
  }

  dispose(): void {
    for (const { guest } of this.words.values()) this.stage.guests.delete(guest);
    this.words.clear();
  }
}

const drawn: ScenePoint = { x: 0, y: 0, z: 0 };

function locate(out: { x: number; y: number }, at: Readonly<ScenePoint>, { places, eye }: Stage): boolean {
  places.drawnInto(drawn, at.x, at.y, at.z);
  const x = drawn.x - eye.position.x;
  const y = drawn.y - eye.position.y;
  const z = drawn.z - eye.position.z;
  const ahead = x * eye.forward.x + y * eye.forward.y + z * eye.forward.z;
  if (ahead <= 0) return false;
  const scale = eye.pixelsPerTangent / ahead;
  out.x = eye.widthPx / 2 + (x * eye.right.x + y * eye.right.y + z * eye.right.z) * scale;
  out.y = eye.heightPx / 2 - (x * eye.up.x + y * eye.up.y + z * eye.up.z) * scale;
  return out.x > 0 && out.y > 0 && out.x < eye.widthPx && out.y < eye.heightPx;
}
