/**
 * Which part of a disc another one covers, 0 to 1, by area; both evenly bright. Angular radii and the distance of the
 * centres in one unit, small enough to be taken as plane (the Sun from anywhere but its own surface). Exact in the plane.
 * @source area of two overlapping circles: Weisstein, "Circle-Circle Intersection", MathWorld, equation 14
 */
export function coveredShare(discRadius: number, coverRadius: number, separation: number): number {
  if (separation >= discRadius + coverRadius) return 0;
  if (separation <= Math.abs(discRadius - coverRadius)) {
    return coverRadius >= discRadius ? 1 : (coverRadius / discRadius) ** 2;
  }
  const toChordOfDisc = (separation ** 2 + discRadius ** 2 - coverRadius ** 2) / (2 * separation);
  const toChordOfCover = separation - toChordOfDisc;
  const area =
    discRadius ** 2 * Math.acos(toChordOfDisc / discRadius) +
    coverRadius ** 2 * Math.acos(toChordOfCover / coverRadius) -
    separation * Math.sqrt(Math.max(0, discRadius ** 2 - toChordOfDisc ** 2));
  return area / (Math.PI * discRadius ** 2);
}
