/** Number of binary digits of a positive integer below 2^53. */
function digits(value: number): number {
  const guess = Math.floor(Math.log2(value)) + 1;
  return 2 ** (guess - 1) > value ? guess - 1 : 2 ** guess <= value ? guess + 1 : guess;
}

/** Folds the sign into the lowest bit: 0, -1, 1, -2, 2 ... become 0, 1, 2, 3, 4 ... */
function fold(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

/** Bits `BitWriter.signedGolomb` takes for `value`. */
export function signedGolombLength(value: number, parameter: number): number {
  const high = Math.floor(fold(value) / 2 ** parameter) + 1;
  return 2 * digits(high) - 1 + parameter;
}

/** The counterpart of `BitReader`: most significant bit first. */
export class BitWriter {
  private readonly bytes: number[] = [];
  private current = 0;
  private filled = 0;

  /** Appends the `width` low binary digits of `value` (0 ≤ value < 2^53). */
  bits(value: number, width: number): void {
    for (let i = width - 1; i >= 0; i--) {
      this.current = this.current * 2 + (Math.floor(value / 2 ** i) % 2);
      if (++this.filled === 8) {
        this.bytes.push(this.current);
        this.current = 0;
        this.filled = 0;
      }
    }
  }

  /** Appends a signed integer in exponential Golomb code of order `parameter`. */
  signedGolomb(value: number, parameter: number): void {
    const folded = fold(value);
    const high = Math.floor(folded / 2 ** parameter) + 1;
    const width = digits(high);
    this.bits(0, width - 1);
    this.bits(high, width);
    this.bits(folded, parameter);
  }

  /** Everything written, filled up with zeros to whole bytes. */
  toBytes(): Uint8Array {
    const padded = this.filled === 0 ? [] : [this.current * 2 ** (8 - this.filled)];
    return Uint8Array.from([...this.bytes, ...padded]);
  }
}
