/** Colours of what explains: cooler than paths, so that nothing of it is taken for one. */
export const AID_COLORS = {
  sphere: '#7FA8D9',
  lagrange: '#9FD8C4',
  orbitPlane: '#B9C7E6',
  ecliptic: '#C9A45C',
  apsis: '#E8D9A8',
} as const;
