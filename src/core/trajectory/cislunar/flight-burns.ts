import type { FlightNode, StayNode } from './flight-node.ts';

/** Sum of the changes of speed at stays, fly-bys and waypoints (km/s): not at the flight's own ends. */
export function burnsOf({ nodes }: { readonly nodes: readonly FlightNode[] }): number {
  return nodes.reduce((sum, node, i) => {
    if (node.kind === 'stay') return sum + burn(node, 'burnIn', i > 0) + burn(node, 'burnOut', i < nodes.length - 1);
    if (i === 0 || i === nodes.length - 1) return sum;
    if (node.kind === 'waypoint') return sum + Math.hypot(...node.burn);
    if (node.kind === 'place') return sum + Math.hypot(...[3, 4, 5].map((k) => node.stateOut[k]! - node.stateIn[k]!));
    return sum + Math.hypot(node.speedOut - node.speedIn, node.speedIn * node.turnRad);
  }, 0);
}

function burn(node: StayNode, side: 'burnIn' | 'burnOut', isUsed: boolean): number {
  return isUsed ? Math.hypot(...node[side]) : 0;
}
