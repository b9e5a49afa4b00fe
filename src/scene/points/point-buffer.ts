import { BufferGeometry, DynamicDrawUsage, InterleavedBuffer, InterleavedBufferAttribute } from 'three';

/**
 * Points whose numbers change every frame, sent to the graphics card in one piece: each upload costs more than its bytes.
 * `parts` names the shader's attributes with their sizes, in the order in which `put` takes a point's numbers.
 */
export class PointBuffer {
  readonly geometry = new BufferGeometry();
  private readonly buffer: InterleavedBuffer;
  private readonly numbers: Float32Array;
  private at = 0;
  /** What is sent of it: the points of the frame, not all there is room for. */
  private readonly sent = { start: 0, count: 0 };

  constructor(capacity: number, parts: Readonly<Record<string, number>>) {
    const stride = Object.values(parts).reduce((sum, size) => sum + size, 0);
    this.numbers = new Float32Array(capacity * stride);
    this.buffer = new InterleavedBuffer(this.numbers, stride).setUsage(DynamicDrawUsage);
    let offset = 0;
    for (const [name, size] of Object.entries(parts)) {
      this.geometry.setAttribute(name, new InterleavedBufferAttribute(this.buffer, size, offset));
      offset += size;
    }
    this.geometry.setDrawRange(0, 0);
  }

  /** Begins the points of a frame. */
  begin(): void {
    this.at = 0;
  }

  /** The next number of the point at hand. */
  put(value: number): void {
    this.numbers[this.at++] = value;
  }

  /** Ends the points of a frame; tells how many there are. */
  end(): number {
    const count = this.at / this.buffer.stride;
    this.geometry.setDrawRange(0, count);
    if (count > 0) {
      const { buffer, sent } = this;
      sent.count = this.at;
      if (buffer.updateRanges.length === 0) buffer.updateRanges.push(sent);
      buffer.needsUpdate = true;
    }
    return count;
  }
}
