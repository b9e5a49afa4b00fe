import type { SwarmFamily } from '../core/swarm/families.ts';
import type { Explorer } from './explorer.ts';
import { type Extra, type Layer, SCALE_MODES, type ScaleMode } from './store.ts';

/** Shows or hides a layer of the picture; without `isShown` it is switched over. */
export function toggleLayer(explorer: Explorer, layer: Layer, isShown?: boolean): void {
  const { hiddenLayers } = explorer.store.getState();
  const show = isShown ?? hiddenLayers.includes(layer);
  const others = hiddenLayers.filter((hidden) => hidden !== layer);
  explorer.store.setState({ hiddenLayers: show ? others : [...others, layer] });
}

/** Sets the scale of sizes and distances; without a mode the next one. */
export function setScaleMode(explorer: Explorer, scaleMode?: ScaleMode): void {
  const next = (SCALE_MODES.indexOf(explorer.store.getState().scaleMode) + 1) % SCALE_MODES.length;
  explorer.store.setState({ scaleMode: scaleMode ?? SCALE_MODES[next]! });
}

/** Shows or hides what is not in the picture of its own accord. */
export function showExtra(explorer: Explorer, extra: Extra, isShown: boolean): void {
  const others = explorer.store.getState().shownExtras.filter((shown) => shown !== extra);
  explorer.store.setState({ shownExtras: isShown ? [...others, extra] : others });
}

/** Shows or hides a family of the swarm. */
export function showFamily(explorer: Explorer, family: SwarmFamily, isShown: boolean): void {
  const others = explorer.store.getState().hiddenFamilies.filter((hidden) => hidden !== family);
  explorer.store.setState({ hiddenFamilies: isShown ? others : [...others, family] });
}

/** Opens or closes the legend of lines and signs. */
export function toggleLegend(explorer: Explorer): void {
  explorer.store.setState(({ isLegendShown }) => ({ isLegendShown: !isLegendShown }));
}
