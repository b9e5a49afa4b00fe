import { GuardedLayer } from './stage/guarded-layer.tsx';
import type { LayerFactory } from './stage/layer.tsx';
import { SwarmLayer } from './swarm/swarm-layer.ts';

const swarm: LayerFactory = (stage, invalidate) => new SwarmLayer(stage, invalidate);

/** Layers that come when the first picture stands. */
export function LaterLayers() {
  return <GuardedLayer make={swarm} layer="swarm" />;
}
