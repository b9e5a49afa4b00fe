import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { decodeSwarm, type SwarmTable } from '../../../src/core/swarm/swarm-table.ts';

/** The shipped file, inflated. */
export function readSwarmBytes(): Uint8Array {
  return new Uint8Array(inflateSync(readFileSync('public/packs/swarm/elements.bin')));
}

/** The shipped file, decoded. */
export function readSwarm(): SwarmTable {
  return decodeSwarm(readSwarmBytes());
}
