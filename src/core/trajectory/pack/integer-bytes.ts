import { TrajectoryPackError } from './pack-layout.ts';

/** Collects integers as 7 bits a byte, the lowest first, the sign in the lowest bit. Integers up to 2^52 in size. */
export class IntegerWriter {
  private readonly bytes: number[] = [];

  /** @throws RangeError when the value is no integer of that size */
  write(value: number): void {
    if (!Number.isInteger(value) || Math.abs(value) > 2 ** 52) throw new RangeError(`${value} cannot be packed.`);
    let rest = value < 0 ? -2 * value - 1 : 2 * value;
    while (rest >= 128) {
      this.bytes.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.bytes.push(rest);
  }

  finish(): Uint8Array {
    return Uint8Array.from(this.bytes);
  }
}

/** Reads what `IntegerWriter` wrote. */
export class IntegerReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** @throws TrajectoryPackError at the end of the bytes */
  read(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 49; scale *= 128) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new TrajectoryPackError('its knots end too early');
      value += (byte % 128) * scale;
      if (byte < 128) return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    }
    throw new TrajectoryPackError('a number in its knots is too long');
  }

  get isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }
}
