/** Numbered pieces by width, the widest first: a binary heap of fixed room. */
export class WidestFirst {
  private readonly items: Int32Array;
  private readonly widths: Float64Array;
  private count = 0;

  constructor(room: number) {
    this.items = new Int32Array(room);
    this.widths = new Float64Array(room);
  }

  /** Width of the widest piece; 0 when there is none. */
  get widest(): number {
    return this.count > 0 ? this.widths[0]! : 0;
  }

  push(item: number, width: number): void {
    let at = this.count++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.widths[parent]! >= width) break;
      this.set(at, this.items[parent]!, this.widths[parent]!);
      at = parent;
    }
    this.set(at, item, width);
  }

  /** Removes the widest piece and returns it. */
  pop(): number {
    const top = this.items[0]!;
    const item = this.items[--this.count]!;
    const width = this.widths[this.count]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.count) break;
      if (child + 1 < this.count && this.widths[child + 1]! > this.widths[child]!) child++;
      if (this.widths[child]! <= width) break;
      this.set(at, this.items[child]!, this.widths[child]!);
      at = child;
    }
    this.set(at, item, width);
    return top;
  }

  private set(at: number, item: number, width: number): void {
    this.items[at] = item;
    this.widths[at] = width;
  }
}
