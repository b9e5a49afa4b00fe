/** Reads unsigned numbers of any width up to 53 bits from bytes, most significant bit first. */
export class BitReader {
  private bitIndex = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** The next bit. @throws RangeError past the end */
  bit(): number {
    const byte = this.bytes[this.bitIndex >> 3];
    if (byte === undefined) throw new RangeError('The bit stream of a pack ends too early: the file is damaged.');
    return (byte >> (7 - (this.bitIndex++ & 7))) & 1;
  }

  /** The next `width` bits as an unsigned integer. @throws RangeError past the end */
  bits(width: number): number {
    let value = 0;
    let left = width;
    while (left > 0) {
      const byte = this.bytes[this.bitIndex >> 3];
      if (byte === undefined) throw new RangeError('The bit stream of a pack ends too early: the file is damaged.');
      const offset = this.bitIndex & 7;
      const take = Math.min(8 - offset, left);
      value = value * 2 ** take + ((byte >> (8 - offset - take)) & ((1 << take) - 1));
      this.bitIndex += take;
      left -= take;
    }
    return value;
  }

  /**
   * The next signed integer in exponential Golomb code of order `parameter`: zeros, then as many bits more as there were
   * zeros, then `parameter` low bits; the sign is folded into the lowest bit (0, -1, 1, -2, 2 ...).
   * @source Teuhola (1978), Information Processing Letters 7, 308; ITU-T H.264 (2003), clause 9.1
   */
  signedGolomb(parameter: number): number {
    let zeros = 0;
    while (this.bit() === 0) zeros++;
    const high = 2 ** zeros + this.bits(zeros) - 1;
    const folded = high * 2 ** parameter + this.bits(parameter);
    return folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
  }
}
