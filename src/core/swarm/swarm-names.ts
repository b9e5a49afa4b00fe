/** What a card says of a small body besides its orbit. */
export interface SwarmEntry {
  /** As JPL writes it: "433 Eros (A898 PA)". */
  readonly name: string;
  /** Number, comet's sign or provisional designation: what a link says. */
  readonly designation: string;
  /** Orbit class of JPL's Small-Body Database. */
  readonly jplClass: string;
  /** Epoch of the elements, modified Julian date (TDB). */
  readonly epochMjd: number;
  readonly diameterKm: number | undefined;
}

/**
 * Reads the inflated file of names: a line a body in the order of the table; name, orbit class, epoch (MJD) and diameter
 * (km, may be empty) parted by tabs.
 */
export function decodeSwarmNames(bytes: Uint8Array): readonly SwarmEntry[] {
  const lines = new TextDecoder().decode(bytes).trimEnd().split('\n');
  return lines.map((line) => {
    const [name = '', jplClass = '', epoch = '', diameter = ''] = line.split('\t');
    return {
      name,
      designation: designationOf(name),
      jplClass,
      epochMjd: Number(epoch),
      diameterKm: diameter === '' ? undefined : Number(diameter),
    };
  });
}

/** The part of a name that is the body's alone: "433", "1P", "73P-BG", "C/1996 B2", "2002 GS32". */
export function designationOf(name: string): string {
  const comet = /^(\d+[PDI])\/.*?(-[A-Z0-9]{1,2})?$/.exec(name);
  if (comet) return comet[1]! + (comet[2] ?? '');
  const numbered = /^(\d+)( [A-Za-z'(].*)$/.exec(name);
  if (numbered && !/^\d{4} [A-Z]{2}\d*$/.test(name)) return numbered[1]!;
  return name.replace(/ \(.*$/, '');
}

/**
 * Number under which the swarm's table knows a body of the catalogue, from its designation: of a numbered asteroid the
 * number, of a periodic comet the negative number, 0 for all others.
 */
export function swarmNumberOf(designation: string): number {
  const sign = designationOf(designation);
  const comet = /^(\d+)[PDI]$/.exec(sign);
  if (comet) return -Number(comet[1]);
  return /^\d+$/.test(sign) ? Number(sign) : 0;
}
