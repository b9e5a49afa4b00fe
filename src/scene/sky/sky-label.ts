import type { LabelGuest } from '../labels/label-guest.ts';
import type { ScenePoint } from '../stage/display-axes.ts';
import type { Stage } from '../stage/stage.ts';

/** A name at a place of the sky (unit vector along the scene's axes); gives way to the name of anything else. */
export function skyLabel(text: string, at: Readonly<ScenePoint>, priority: number): LabelGuest {
  return {
    text,
    tone: 'sky',
    priority,
    markPx: -2,
    locate(out, { eye }: Stage) {
      const ahead = dot(at, eye.forward);
      if (ahead < 0.05) return false;
      const scale = eye.pixelsPerTangent / ahead;
      out.x = eye.widthPx / 2 + dot(at, eye.right) * scale;
      out.y = eye.heightPx / 2 - dot(at, eye.up) * scale;
      return out.x > 0 && out.y > 0 && out.x < eye.widthPx && out.y < eye.heightPx;
    },
  };
}

function dot(a: Readonly<ScenePoint>, b: Readonly<ScenePoint>): number {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}
