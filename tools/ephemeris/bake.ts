import { bakePlanets } from './bake-planets.ts';

/** `npm run bake:ephemeris [planets | small-bodies]`: writes the whole pack, or one group of it. */
const group = process.argv[2];
if (group !== undefined && group !== 'planets' && group !== 'small-bodies') {
  throw new Error(`There is no group "${group}": name "planets" or "small-bodies", or none for both.`);
}
if (group !== 'small-bodies') bakePlanets();
// Bakes as it is loaded, since it also runs as its own workers.
if (group !== 'planets') await import('./small-bodies/bake.ts');
