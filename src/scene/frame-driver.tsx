import { useFrame, useThree } from '@react-three/fiber';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Fineness } from '../state/store.ts';
import type { LabelLayer } from './labels/label-layer.ts';
import { AdaptiveRatio, SHARP_AFTER_MS } from './quality/adaptive-ratio.ts';
import { AdaptiveTier, type ShaderTier } from './quality/adaptive-tier.ts';
import { useStage } from './stage/stage-context.ts';
import { isSoftwareDrawn } from './webgl-support.ts';

/** Share of the screen's pixels (each way) that a visitor who asks for little gets. */
const LOW_RATIO = 0.64;

/** What the machine keeps up with may change many times a second on its way: it is told no oftener than this (ms). */
const TOLD_EACH_MS = 2000;

/** What the machine was found to keep up with, for the visitor to read. */
function finenessOf(tier: ShaderTier, isCoarse: boolean): Fineness {
  if (tier === 0) return 'least';
  return isCoarse ? 'steady' : 'full';
}

/** Moves the stage before the layers of a frame, and asks for frames when the clock, the camera or the store say so. */
export function FrameDriver({ labels }: { readonly labels: LabelLayer }) {
  const stage = useStage();
  const { explorer } = stage;
  const invalidate = useThree((state) => state.invalidate);
  const advance = useThree((state) => state.advance);
  const setDpr = useThree((state) => state.setDpr);
  const width = useThree((state) => state.size.width);
  const height = useThree((state) => state.size.height);
  const quality = useRef(new AdaptiveRatio());
  const tier = useRef(new AdaptiveTier(isSoftwareDrawn() ? 1 : 2));
  const sharpTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isFirst = useRef(true);
  const toldMs = useRef(Number.NEGATIVE_INFINITY);

  // A canvas is emptied by its new size: it is drawn again before the browser shows it.
  useLayoutEffect(() => {
    stage.resize(width, height);
    if (isFirst.current) invalidate();
    else advance(performance.now());
  }, [stage, width, height, advance, invalidate]);

  useEffect(() => {
    const ask = () => invalidate();
    const ends = [explorer.clock.subscribe(ask), explorer.camera.onWish(ask), explorer.store.subscribe(ask)];
    const stillness = matchMedia('(prefers-reduced-motion: reduce)');
    const readStillness = () => {
      stage.prefersStill = stillness.matches;
    };
    readStillness();
    stillness.addEventListener('change', readStillness);
    ask();
    return () => {
      for (const end of ends) end();
      stillness.removeEventListener('change', readStillness);
      clearTimeout(sharpTimer.current);
    };
  }, [explorer, stage, invalidate]);

  useFrame((_state, seconds) => {
    const nowMs = performance.now();
    const goesOn = stage.update(Math.min(seconds, 0.1));
    const wanted = explorer.store.getState().quality;
    const sharpest = Math.min(2, devicePixelRatio);
    const adapted = quality.current.ratioAt(nowMs, stage.isMoving, sharpest);
    const ratio = wanted === 'high' ? sharpest : wanted === 'low' ? Math.min(adapted, LOW_RATIO * sharpest) : adapted;
    const window = quality.current.takeWindow();
    if (window) tier.current.learn(window);
    stage.shaderTier = wanted === 'high' ? 2 : wanted === 'low' ? 0 : tier.current.tier;
    const fineness = finenessOf(tier.current.tier, quality.current.isCoarse);
    if (nowMs - toldMs.current > TOLD_EACH_MS && fineness !== explorer.store.getState().fineness) {
      toldMs.current = nowMs;
      explorer.store.setState({ fineness });
    }
    stage.isResting = wanted === 'auto' && quality.current.isResting(nowMs) && !quality.current.isCoarsest;
    if (Math.abs(ratio - stage.pixelRatio) > 0.01) {
      stage.pixelRatio = ratio;
      setDpr(ratio);
    }
    const labelsWait = labels.update(nowMs, !explorer.store.getState().hiddenLayers.includes('labels'));
    if (goesOn || labelsWait) invalidate();
    else if (stage.isMoving && (quality.current.isCoarse || stage.shaderTier < 2)) {
      clearTimeout(sharpTimer.current);
      sharpTimer.current = setTimeout(invalidate, SHARP_AFTER_MS + 20);
    }
    if (isFirst.current && stage.hasBodies) {
      isFirst.current = false;
      // The frame is drawn after its callbacks: in the next one it is on the screen.
      requestAnimationFrame(() => {
        performance.mark('outbound:first-picture');
        explorer.store.setState({ isSceneReady: true });
      });
    }
  }, -10);
  return null;
}
