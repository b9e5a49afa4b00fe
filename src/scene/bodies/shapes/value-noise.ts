/** Smooth noise in space, −0.5 to 0.5, the same for the same seed on every machine. */
export function valueNoise(x: number, y: number, z: number, seed: number): number {
  const ix = Math.floor(x);
  const iy = Math.floor(y);
  const iz = Math.floor(z);
  const fx = ease(x - ix);
  const fy = ease(y - iy);
  const fz = ease(z - iz);
  const edge = (dy: number, dz: number) => {
    const a = lattice(ix, iy + dy, iz + dz, seed);
    return a + (lattice(ix + 1, iy + dy, iz + dz, seed) - a) * fx;
  };
  const near = edge(0, 0) + (edge(1, 0) - edge(0, 0)) * fy;
  const far = edge(0, 1) + (edge(1, 1) - edge(0, 1)) * fy;
  return near + (far - near) * fz - 0.5;
}

function ease(t: number): number {
  return t * t * (3 - 2 * t);
}

/** A number from 0 to 1 for each point of the grid. */
export function lattice(x: number, y: number, z: number, seed: number): number {
  let h = Math.imul(x, 0x8da6b343) ^ Math.imul(y, 0xd8163841) ^ Math.imul(z, 0xcb1ab31f) ^ Math.imul(seed, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return ((h ^ (h >>> 15)) >>> 0) / 4_294_967_296;
}

/** A whole number for a text, to seed noise with. */
export function seedOf(text: string): number {
  let h = 2_166_136_261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16_777_619);
  return h >>> 0;
}
