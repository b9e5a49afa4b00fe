/** Comets come to life when water ice does, within some 3 au of the Sun (Whipple's icy conglomerate). */
const WAKES_AU = 3.2;

/**
 * How active a comet is at a distance from the Sun (au): 0 asleep, 1 as at 1 au, at most 4. Brightness of comets grows
 * about as the inverse fourth power of the distance (n = 4 in m = H + 5 log Δ + 2.5 n log r), which is drawn less steeply:
 * its square root. Illustrative: comets differ by factors of thousands.
 * @source Meeus, Astronomical Algorithms, 2nd ed., chapter 33 (the magnitude law)
 */
export function cometActivity(distanceAu: number): number {
  if (distanceAu >= WAKES_AU) return 0;
  const fade = 1 - (distanceAu / WAKES_AU) ** 2;
  return Math.min(4, fade / (distanceAu * distanceAu));
}

/** Length of the tail (au) for an activity: 0.25 au at 1 au from the Sun, some 0.5 au at most. */
export function tailLengthAu(activity: number): number {
  return 0.25 * Math.sqrt(Math.min(4, activity));
}
