import type { Explorer } from './explorer.ts';
import type { Layer, ScaleMode } from './store.ts';

/** Shows or hides a layer of the picture; without `isShown` it is switched over. */
export function toggleLayer(explorer: Explorer, layer: Layer, isShown?: boolean): void {
  const { hiddenLayers } = explorer.store.getState();
  const show = isShown ?? hiddenLayers.includes(layer);
  const others = hiddenLayers.filter((hidden) => hidden !== layer);
  explorer.store.setState({ hiddenLayers: show ? others : [...others, layer] });
}

export function setScaleMode(explorer: Explorer, scaleMode: ScaleMode): void {
  explorer.store.setState({ scaleMode });
}
