import { useFrame, useThree } from '@react-three/fiber';
import { useCallback, useEffect, useRef } from 'react';
import { notify } from '../state/explorer.ts';
import { useExplorerState } from '../state/explorer-context.ts';
import type { Layer as LayerName } from '../state/store.ts';
import { BodyDots } from './bodies/body-dots.ts';
import { Globes } from './bodies/globes.ts';
import { SunGlow } from './bodies/sun-glow.ts';
import { OrbitLines } from './orbits/orbit-lines.ts';
import { type LayerFactory, SceneLayer } from './stage/layer.tsx';
import { LayerBoundary } from './stage/layer-boundary.tsx';
import { useStage } from './stage/stage-context.ts';
import { StarField } from './stars/star-field.ts';

const stars: LayerFactory = (stage, invalidate) => new StarField(stage, invalidate);
const globes: LayerFactory = (stage, invalidate) => new Globes(stage, invalidate);
const dots: LayerFactory = (stage) => new BodyDots(stage);
const glow: LayerFactory = () => new SunGlow();
const orbits: LayerFactory = (stage) => new OrbitLines(stage);

/** Everything in the picture, layer by layer; one that fails is dropped and told of. */
export function SceneLayers() {
  return (
    <>
      <FrameDriver />
      <GuardedLayer make={stars} layer="stars" />
      <GuardedLayer make={glow} />
      <GuardedLayer make={dots} />
      <GuardedLayer make={globes} />
      <GuardedLayer make={orbits} layer="orbits" />
    </>
  );
}

function GuardedLayer({ make, layer }: { readonly make: LayerFactory; readonly layer?: LayerName }) {
  const { explorer } = useStage();
  const isShown = useExplorerState((state) => layer === undefined || !state.hiddenLayers.includes(layer));
  const tell = useCallback(
    (error: unknown) => {
      console.error('A layer of the picture failed and was dropped.', error);
      notify(explorer, { kind: 'problem', textKey: 'scene.layerFailed', values: {} });
    },
    [explorer],
  );
  return (
    <LayerBoundary onFailure={tell}>
      <SceneLayer make={make} isShown={isShown} />
    </LayerBoundary>
  );
}

/** Moves the stage before the layers of a frame, and asks for frames when the clock, the camera or the store say so. */
function FrameDriver() {
  const stage = useStage();
  const { explorer } = stage;
  const invalidate = useThree((state) => state.invalidate);
  const width = useThree((state) => state.size.width);
  const height = useThree((state) => state.size.height);
  useEffect(() => {
    stage.resize(width, height);
    invalidate();
  }, [stage, width, height, invalidate]);
  useEffect(() => {
    const ask = () => invalidate();
    const ends = [explorer.clock.subscribe(ask), explorer.camera.onWish(ask), explorer.store.subscribe(ask)];
    ask();
    return () => {
      for (const end of ends) end();
    };
  }, [explorer, invalidate]);
  const isFirst = useRef(true);
  useFrame((_state, seconds) => {
    if (stage.update(Math.min(seconds, 0.1))) invalidate();
    if (!isFirst.current || !stage.hasBodies) return;
    isFirst.current = false;
    // The frame is drawn after its callbacks: in the next one it is on the screen.
    requestAnimationFrame(() => {
      performance.mark('outbound:first-picture');
      explorer.store.setState({ isSceneReady: true });
    });
  }, -10);
  return null;
}
