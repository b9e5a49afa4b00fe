import { BufferAttribute, BufferGeometry } from 'three';
import type { SwarmTable } from '../../core/swarm/swarm-table.ts';
import { swarmAttributes } from './swarm-attributes.ts';

/** The swarm for the graphics card; bodies marked in `isLeftOut` are given no orbit and are not drawn. */
export function swarmGeometry(table: SwarmTable, isLeftOut: Uint8Array): BufferGeometry {
  const { orbit, clock, towards, ahead } = swarmAttributes(table);
  for (let i = 0; i < table.count; i++) if (isLeftOut[i]) orbit[4 * i] = 0;
  const geometry = new BufferGeometry();
  // three counts the vertices by this one.
  geometry.setAttribute('position', new BufferAttribute(towards, 3));
  geometry.setAttribute('aTowards', new BufferAttribute(towards, 3));
  geometry.setAttribute('aAhead', new BufferAttribute(ahead, 3));
  geometry.setAttribute('aOrbit', new BufferAttribute(orbit, 4));
  geometry.setAttribute('aClock', new BufferAttribute(clock, 2));
  return geometry;
}
