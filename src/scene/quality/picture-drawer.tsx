import { useFrame, useThree } from '@react-three/fiber';
import { useEffect, useRef, useState } from 'react';
import { useStage } from '../stage/stage-context.ts';
import { SHARP_AFTER_MS } from './adaptive-ratio.ts';
import { SmoothPicture } from './smooth-picture.ts';

/** After the layers have brought themselves to the frame. With an order above 0 it is this that draws. */
const LAST = 1;

/**
 * Draws each frame: as it is in wide views, whose lines and discs are smooth by their shaders, and with smooth edges while
 * a craft or the ground is near. A resting picture is refined and then left alone.
 */
export function PictureDrawer() {
  const stage = useStage();
  const invalidate = useThree((state) => state.invalidate);
  const canvas = useThree((state) => state.gl.domElement);
  const [picture] = useState(() => new SmoothPicture());
  const changes = useRef(-1);
  const changedMs = useRef(0);
  const busy = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const end = stage.explorer.store.subscribe(() => {
      stage.changes++;
    });
    return () => {
      end();
      clearTimeout(timer.current);
      timer.current = undefined;
      canvas.removeAttribute('aria-busy');
      picture.dispose();
    };
  }, [stage, canvas, picture]);

  useFrame(({ gl, scene }) => {
    const { camera, shaderTier } = stage;
    if (!stage.isCloseUp) {
      picture.release();
      setBusy(canvas, busy, false);
      gl.render(scene, camera);
      return;
    }
    const nowMs = performance.now();
    if (stage.isMoving || stage.changes !== changes.current) changedMs.current = nowMs;
    changes.current = stage.changes;
    if (nowMs - changedMs.current < SHARP_AFTER_MS) {
      setBusy(canvas, busy, true);
      picture.drawMoving(gl, scene, camera, shaderTier);
      timer.current ??= setTimeout(() => {
        timer.current = undefined;
        invalidate();
      }, SHARP_AFTER_MS + 20);
      return;
    }
    const goesOn = picture.drawResting(gl, scene, camera, shaderTier);
    setBusy(canvas, busy, goesOn);
    if (goesOn) invalidate();
  }, LAST);
  return null;
}

/** Says so to whoever waits for the finished picture. */
function setBusy(canvas: HTMLCanvasElement, busy: { current: boolean }, isBusy: boolean): void {
  if (busy.current === isBusy) return;
  busy.current = isBusy;
  if (isBusy) canvas.setAttribute('aria-busy', 'true');
  else canvas.removeAttribute('aria-busy');
}
