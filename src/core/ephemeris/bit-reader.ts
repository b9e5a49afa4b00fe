const POWERS_OF_TWO = Float64Array.from({ length: 54 }, (_, i) => 2 ** i);
/** So many bits fit into one 32-bit word whatever the offset in its first byte. */
const FAST_WIDTH = 24;

/** Reads unsigned numbers of any width up to 53 bits from bytes, most significant bit first. */
export class BitReader {
  private bitIndex = 0;
  private readonly bitCount: number;

  constructor(private readonly bytes: Uint8Array) {
    this.bitCount = bytes.length * 8;
  }

  /** The next `width` bits as an unsigned integer. @throws RangeError past the end */
  bits(width: number): number {
    if (width > FAST_WIDTH) {
      const high = this.bits(width - FAST_WIDTH);
      return high * POWERS_OF_TWO[FAST_WIDTH]! + this.bits(FAST_WIDTH);
    }
    if (width === 0) return 0;
    if (this.bitIndex + width > this.bitCount) throw endOfStream();
    const { bytes } = this;
    const at = this.bitIndex >> 3;
    // Beyond the last byte `undefined` counts as 0 in the bitwise or.
    const word = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!;
    const value = (word << (this.bitIndex & 7)) >>> (32 - width);
    this.bitIndex += width;
    return value;
  }

  /**
   * The next signed integer in exponential Golomb code of order `parameter`: zeros, then as many bits more as there were
   * zeros, then `parameter` low bits; the sign is folded into the lowest bit (0, -1, 1, -2, 2 ...).
   * @throws RangeError past the end
   * @source Teuhola (1978), Information Processing Letters 7, 308; ITU-T H.264 (2003), clause 9.1
   */
  signedGolomb(parameter: number): number {
    const high = this.bits(this.zeros() + 1) - 1;
    const folded = high * POWERS_OF_TWO[parameter]! + this.bits(parameter);
    return folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
  }

  /** Passes over the zeros ahead and counts them. */
  private zeros(): number {
    let count = 0;
    for (;;) {
      if (this.bitIndex >= this.bitCount) throw endOfStream();
      const offset = this.bitIndex & 7;
      const rest = (this.bytes[this.bitIndex >> 3]! << offset) & 0xff;
      const here = rest === 0 ? 8 - offset : Math.clz32(rest) - 24;
      count += here;
      this.bitIndex += here;
      if (rest !== 0) return count;
    }
  }
}

function endOfStream(): RangeError {
  return new RangeError('the bit stream is cut off');
}
