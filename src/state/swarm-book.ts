import type { Catalog } from '../catalog/catalog.ts';
import { eclipticFromIcrf } from '../core/frames/frames.ts';
import { normVec3, subVec3, vec3 } from '../core/math/vec3.ts';
import { decodeSwarmNames, type SwarmEntry, swarmNumberOf } from '../core/swarm/swarm-names.ts';
import { swarmPlaceInto } from '../core/swarm/swarm-place.ts';
import { decodeSwarm, type SwarmTable } from '../core/swarm/swarm-table.ts';
import type { EpochTdb } from '../core/time/epoch.ts';
import type { Explorer } from './explorer.ts';

/** Brings the inflated bytes of a file of the swarm's folder; rejects when it can't. */
export type FetchSwarmFile = (file: 'elements.bin' | 'names.bin') => Promise<Uint8Array>;

/** The small bodies: their orbits once the picture stands, their names when the first one is asked for. */
export class SwarmBook {
  /** Undefined until `load` has succeeded. */
  table: SwarmTable | undefined;
  names: readonly SwarmEntry[] | undefined;
  private loading: Promise<SwarmTable> | undefined;
  private naming: Promise<readonly SwarmEntry[]> | undefined;

  constructor(
    private readonly catalog: Catalog,
    private readonly fetchFile: FetchSwarmFile,
  ) {}

  /** Fetches the orbits once; after a failure the next call tries again. */
  load(): Promise<SwarmTable> {
    this.loading ??= this.readTable().catch((error: unknown) => {
      this.loading = undefined;
      throw error;
    });
    return this.loading;
  }

  /** Fetches the names once; after a failure the next call tries again. */
  loadNames(): Promise<readonly SwarmEntry[]> {
    this.naming ??= this.readNames().catch((error: unknown) => {
      this.naming = undefined;
      throw error;
    });
    return this.naming;
  }

  /** Row of a designation; -1 when it is unknown or the names are not there. */
  indexOf(designation: string | null): number {
    if (designation === null || !this.names) return -1;
    return this.names.findIndex((entry) => entry.designation === designation);
  }

  /** 1 for each row that is a body of the catalogue, which the picture shows by itself. */
  catalogued(table: SwarmTable): Uint8Array {
    const known = new Set(this.catalog.bodies.map(({ designation }) => swarmNumberOf(designation ?? '')));
    known.delete(0);
    return Uint8Array.from(table.number, (number) => (known.has(number) ? 1 : 0));
  }

  private async readTable(): Promise<SwarmTable> {
    this.table = decodeSwarm(await this.fetchFile('elements.bin'));
    return this.table;
  }

  private async readNames(): Promise<readonly SwarmEntry[]> {
    this.names = decodeSwarmNames(await this.fetchFile('names.bin'));
    return this.names;
  }
}

/** Opens the card of a row of the swarm; null closes it. Rejects when the names can't be had. */
export async function pickFromSwarm(explorer: Explorer, index: number | null): Promise<void> {
  if (index === null) {
    explorer.store.setState({ swarmPick: null });
    return;
  }
  const names = await explorer.swarm.loadNames();
  const designation = names[index]?.designation;
  if (designation !== undefined) explorer.store.setState({ swarmPick: designation, selectedId: null });
}

/** Distances (km) of a row of the swarm from Sun and Earth at an epoch; the Earth's is undefined without its position. */
export function swarmDistances(
  { almanac }: Explorer,
  table: SwarmTable,
  index: number,
  epoch: EpochTdb,
): { readonly fromSunKm: number; readonly fromEarthKm: number | undefined } {
  const place = swarmPlaceInto(vec3<'EclipticJ2000'>(), table, index, epoch);
  const earth = almanac.stateAt('earth', 'sun', epoch);
  const fromEarthKm =
    earth.kind === 'state'
      ? normVec3(subVec3(vec3(), place, eclipticFromIcrf(vec3<'EclipticJ2000'>(), earth.state.positionKm)))
      : undefined;
  return { fromSunKm: normVec3(place), fromEarthKm };
}
