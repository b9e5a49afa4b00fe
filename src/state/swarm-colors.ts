import type { SwarmFamily } from '../core/swarm/families.ts';

/** Colour (sRGB) of each family, alike in the picture and in its legend: muted, so that missions stand out. */
export const SWARM_COLORS: Readonly<Record<SwarmFamily, string>> = {
  'near-earth': '#E59A77',
  'inner-belt': '#C9AE86',
  'middle-belt': '#B39B86',
  'outer-belt': '#94908F',
  hilda: '#B3AE72',
  trojan: '#7FAE8C',
  centaur: '#B38CB4',
  'trans-neptunian': '#7E94CC',
  'periodic-comet': '#7FC7CC',
  'long-period-comet': '#B9DDE6',
};
