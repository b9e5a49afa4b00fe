/** Length of two or three parts, in their unit. As exact as `Math.hypot` for lengths of space, and without its rubbish. */
export function lengthOf(x: number, y: number, z = 0): number {
  return Math.sqrt(x * x + y * y + z * z);
}
