/** Three numbers along ICRF axes. Small vectors of first guesses: clarity before speed. */
export type V3 = readonly [number, number, number];

export function add(a: V3, b: V3): V3 {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
}

export function sub(a: V3, b: V3): V3 {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function times(a: V3, k: number): V3 {
  return [a[0] * k, a[1] * k, a[2] * k];
}

export function dot(a: V3, b: V3): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: V3, b: V3): V3 {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function norm(a: V3): number {
  return Math.hypot(a[0], a[1], a[2]);
}

export function unit(a: V3): V3 {
  return times(a, 1 / norm(a));
}

/** `a` turned by an angle about a unit axis at right angles to it or not (Rodrigues). */
export function turned(a: V3, axis: V3, angle: number): V3 {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  return add(add(times(a, c), times(cross(axis, a), s)), times(axis, dot(axis, a) * (1 - c)));
}

/** A unit vector at right angles to `direction` whose component along the unit vector `pole` is `cosine`, as far as one can. */
export function normalToward(direction: V3, pole: V3, cosine: number, side: 1 | -1): V3 {
  const d = unit(direction);
  const up = sub(pole, times(d, dot(pole, d)));
  const most = norm(up);
  const a: V3 = most < 1e-9 ? unit(cross(d, [d[1], d[2], -d[0]])) : times(up, 1 / most);
  const b = cross(d, a);
  const c = Math.max(-1, Math.min(1, cosine / Math.max(most, 1e-9)));
  return add(times(a, c), times(b, side * Math.sqrt(1 - c * c)));
}

/** First or last three of six numbers. */
export function positionOf(state: Float64Array): V3 {
  return [state[0]!, state[1]!, state[2]!];
}

export function velocityOf(state: Float64Array): V3 {
  return [state[3]!, state[4]!, state[5]!];
}
