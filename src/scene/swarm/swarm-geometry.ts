import { BufferAttribute, BufferGeometry } from 'three';
import type { SwarmTable } from '../../core/swarm/swarm-table.ts';
import { swarmAttributes } from './swarm-attributes.ts';

/** Rows of the table, the brightest (by absolute magnitude) first; comets without one come last. */
export function brightestFirst({ count, magnitude }: SwarmTable): Uint16Array {
  return Uint16Array.from({ length: count }, (_, row) => row).sort((a, b) => magnitude[a]! - magnitude[b]! || a - b);
}

/**
 * The swarm for the graphics card, in the order of `rows`; bodies marked in `isLeftOut` are given no orbit and are not
 * drawn.
 */
export function swarmGeometry(table: SwarmTable, isLeftOut: Uint8Array, rows: Uint16Array): BufferGeometry {
  const { orbit, clock, towards, ahead } = swarmAttributes(table);
  for (let i = 0; i < table.count; i++) if (isLeftOut[i]) orbit[4 * i] = 0;
  const geometry = new BufferGeometry();
  // three counts the vertices by this one.
  geometry.setAttribute('position', new BufferAttribute(towards, 3));
  geometry.setAttribute('aTowards', new BufferAttribute(towards, 3));
  geometry.setAttribute('aAhead', new BufferAttribute(ahead, 3));
  geometry.setAttribute('aOrbit', new BufferAttribute(orbit, 4));
  geometry.setAttribute('aClock', new BufferAttribute(clock, 2));
  geometry.setIndex(new BufferAttribute(rows, 1));
  return geometry;
}
