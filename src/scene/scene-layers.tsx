import { lazy, Suspense } from 'react';
import { TextProvider } from '../i18n/text-context.tsx';
import { useExplorerState } from '../state/explorer-context.ts';
import { BodyDots } from './bodies/body-dots.ts';
import { BodyHalos } from './bodies/body-halos.ts';
import { CometTails } from './bodies/comet-tails.ts';
import { Globes } from './bodies/globes.ts';
import { SunGlow } from './bodies/sun-glow.ts';
import { FrameDriver } from './frame-driver.tsx';
import type { LabelLayer } from './labels/label-layer.ts';
import { MissionMarkers } from './missions/mission-markers.ts';
import { MissionPaths } from './missions/mission-paths.ts';
import { OpenOrbit } from './orbits/open-orbit.ts';
import { OrbitLines } from './orbits/orbit-lines.ts';
import { RulerLine } from './ruler/ruler-line.ts';
import { GuardedLayer } from './stage/guarded-layer.tsx';
import type { LayerFactory } from './stage/layer.tsx';
import { StarField } from './stars/star-field.ts';

const stars: LayerFactory = (stage, invalidate) => new StarField(stage, invalidate);
const glow: LayerFactory = () => new SunGlow();
const halos: LayerFactory = (stage) => new BodyHalos(stage);
const dots: LayerFactory = (stage) => new BodyDots(stage);
const tails: LayerFactory = (stage) => new CometTails(stage);
const globes: LayerFactory = (stage, invalidate) => new Globes(stage, invalidate);
const orbits: LayerFactory = (stage) => new OrbitLines(stage);
const openOrbit: LayerFactory = (stage) => new OpenOrbit(stage);
const paths: LayerFactory = (stage, invalidate) => new MissionPaths(stage, invalidate);
const markers: LayerFactory = (stage) => new MissionMarkers(stage);
const ruler: LayerFactory = (_stage, invalidate) => new RulerLine(invalidate);

/** Layers the first picture does without: their code and their data come after it. */
const LaterLayers = lazy(async () => ({ default: (await import('./later-layers.tsx')).LaterLayers }));

/** Everything in the picture, layer by layer; one that fails is dropped and told of. */
export function SceneLayers({ labels }: { readonly labels: LabelLayer }) {
  const isReady = useExplorerState((state) => state.isSceneReady);
  const language = useExplorerState((state) => state.language);
  return (
    <>
      <FrameDriver labels={labels} />
      <GuardedLayer make={stars} layer="stars" />
      <GuardedLayer make={glow} />
      <GuardedLayer make={tails} />
      <GuardedLayer make={halos} />
      <GuardedLayer make={dots} />
      <GuardedLayer make={globes} />
      <GuardedLayer make={orbits} layer="orbits" />
      <GuardedLayer make={openOrbit} layer="orbits" />
      <GuardedLayer make={paths} layer="paths" />
      <GuardedLayer make={markers} layer="markers" />
      <GuardedLayer make={ruler} />
      <TextProvider language={language}>
        <Suspense>{isReady && <LaterLayers />}</Suspense>
      </TextProvider>
    </>
  );
}
