/*
 * The made-up relief of a landing site: hills that grow with the distance from the craft, which stands on the level.
 */

/** Waves of the relief (m) and their heights (m) where hills are highest. */
const WAVES = [
  [55, 0.9],
  [210, 4.5],
  [900, 32],
  [3600, 300],
  [11_000, 1100],
] as const;

/** Heights (m) about a site, at distances east and north of it (m). */
export type Relief = (x: number, y: number) => number;

/**
 * Heights about a site, the same for the same seed. Each wave begins a share of its length away: nothing moves under the
 * footpads. `hills`: 0 flat to 1 rugged; waves longer than a third of the piece of ground are left out.
 */
export function reliefOf(seed: number, hills: number, reachM: number): Relief {
  const waves = WAVES.filter(([wave]) => wave < reachM / 2);
  return (x, y) => {
    const away = Math.hypot(x, y);
    let height = 0;
    for (let i = 0; i < waves.length; i++) {
      const [wave, high] = waves[i]!;
      const share = smooth((away - 0.16 * wave) / (0.75 * wave));
      if (share === 0) continue;
      const [c, s] = [Math.cos(i * 1.3), Math.sin(i * 1.3)];
      const n = noise((c * x - s * y) / wave, (s * x + c * y) / wave, seed + 31 * i);
      // Sharper above than below, as worn heights are.
      height += share * high * (i < 2 ? n - 0.5 : 1.4 * n * n - 0.35);
    }
    return height * (0.15 + 0.85 * hills);
  };
}

function smooth(t: number): number {
  const x = Math.min(1, Math.max(0, t));
  return x * x * (3 - 2 * x);
}

/** Smooth noise on a lattice, 0 to 1. */
function noise(x: number, y: number, seed: number): number {
  const [i, j] = [Math.floor(x), Math.floor(y)];
  const [u, v] = [smooth(x - i), smooth(y - j)];
  const low = lattice(i, j, seed) * (1 - u) + lattice(i + 1, j, seed) * u;
  const high = lattice(i, j + 1, seed) * (1 - u) + lattice(i + 1, j + 1, seed) * u;
  return low * (1 - v) + high * v;
}

/** A number from 0 to 1 that belongs to a point of the lattice. */
export function lattice(i: number, j: number, seed: number): number {
  let h = Math.imul(i, 0x8da6b343) ^ Math.imul(j, 0xd8163841) ^ Math.imul(seed, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return ((h ^ (h >>> 15)) >>> 0) / 0xffffffff;
}
