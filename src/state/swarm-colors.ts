import type { SwarmFamily } from '../core/swarm/families.ts';

/** Colour (sRGB) of each family, alike in the picture and in its legend: muted, so that missions stand out. */
export const SWARM_COLORS: Readonly<Record<SwarmFamily, string>> = {
  'near-earth': '#F08A5D',
  'inner-belt': '#E3B873',
  'middle-belt': '#C79B7A',
  'outer-belt': '#A29AA8',
  hilda: '#CFC85E',
  trojan: '#6FC58A',
  centaur: '#C78BCB',
  'trans-neptunian': '#7F9BE6',
  'periodic-comet': '#6CD3DA',
  'long-period-comet': '#B9DDE6',
};
