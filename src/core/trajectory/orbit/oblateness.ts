/** How far a body's attraction differs from a sphere's: J2, and the radius (km) it refers to. Dimensionless, unnormalised. */
export interface Oblateness {
  readonly j2: number;
  readonly radiusKm: number;
}

/**
 * Published second zonal harmonics. Where a source gives the normalised coefficient, J2 = -C̄20·√5.
 * @source Earth: Lemoine et al., EGM96, NASA TP-1998-206861; Moon: Konopliv et al. (2013), JGR Planets 118, 1415 (GL0660B);
 *   Mars: Konopliv et al. (2016), Icarus 274, 253 (MRO120D); Mercury: Mazarico et al. (2014), JGR Planets 119, 2417;
 *   Venus: Konopliv, Banerdt, Sjogren (1999), Icarus 139, 3; Jupiter: Durante et al. (2020), GRL 47, e2019GL086572;
 *   Saturn: Iess et al. (2019), Science 364, eaat2965; Uranus: Jacobson (2014), AJ 148, 76; Neptune: Jacobson (2009),
 *   AJ 137, 4322; Ceres: Park et al. (2016), Nature 537, 515; Vesta: Konopliv et al. (2014), Icarus 240, 103;
 *   Eros: Miller et al. (2002), Icarus 155, 3; Io, Europa, Ganymede, Callisto: Schubert et al. (2004), in Jupiter
 *   (Cambridge), table 13.1; Titan: Iess et al. (2012), Science 337, 457
 */
const OBLATENESS: Readonly<Record<string, Oblateness>> = {
  earth: { j2: 1.082_626_7e-3, radiusKm: 6378.1363 },
  moon: { j2: 2.0323e-4, radiusKm: 1738 },
  mars: { j2: 1.9566e-3, radiusKm: 3396 },
  mercury: { j2: 5.0323e-5, radiusKm: 2440 },
  venus: { j2: 4.4044e-6, radiusKm: 6051 },
  jupiter: { j2: 1.469_657e-2, radiusKm: 71_492 },
  saturn: { j2: 1.629_057e-2, radiusKm: 60_330 },
  uranus: { j2: 3.510_68e-3, radiusKm: 25_559 },
  neptune: { j2: 3.408_43e-3, radiusKm: 25_225 },
  ceres: { j2: 2.6499e-2, radiusKm: 470 },
  vesta: { j2: 7.106_09e-2, radiusKm: 265 },
  eros: { j2: 0.117_34, radiusKm: 16 },
  io: { j2: 1.8595e-3, radiusKm: 1821.6 },
  europa: { j2: 4.355e-4, radiusKm: 1565 },
  ganymede: { j2: 1.2753e-4, radiusKm: 2631.2 },
  callisto: { j2: 3.27e-5, radiusKm: 2410.3 },
  titan: { j2: 3.3599e-5, radiusKm: 2575 },
};

/** The published oblateness of a body; undefined where none is known here: its orbits then keep their plane. */
export function oblatenessOf(bodyId: string): Oblateness | undefined {
  return OBLATENESS[bodyId];
}

/** How an ellipse drifts, in radians per second. */
export interface SecularRates {
  readonly nodeRadS: number;
  readonly periapsisRadS: number;
  /** Rate of the mean anomaly, the unperturbed mean motion included. */
  readonly meanAnomalyRadS: number;
}

export interface EllipseShape {
  readonly gmKm3S2: number;
  readonly semiMajorAxisKm: number;
  readonly eccentricity: number;
  readonly inclinationRad: number;
}

/**
 * Mean drift of an ellipse about an oblate body: node, periapsis and mean anomaly, first order in J2. Radians per second,
 * inclination to the body's equator. Good to a per cent where J2 is small; short-period wobble and higher harmonics are
 * left out (the Moon's uneven field bends low orbits in other ways too).
 * @source Vallado, Fundamentals of Astrodynamics and Applications, 4th ed. (2013), §9.6, eq. 9-38, 9-40, 9-42
 */
export function secularRates(shape: EllipseShape, oblateness: Oblateness | undefined): SecularRates {
  const { gmKm3S2, semiMajorAxisKm: a, eccentricity: e, inclinationRad } = shape;
  const motion = Math.sqrt(gmKm3S2 / a ** 3);
  if (!oblateness) return { nodeRadS: 0, periapsisRadS: 0, meanAnomalyRadS: motion };
  const eta2 = 1 - e * e;
  const factor = 0.75 * oblateness.j2 * (oblateness.radiusKm / (a * eta2)) ** 2 * motion;
  const cos2 = Math.cos(inclinationRad) ** 2;
  return {
    nodeRadS: -2 * factor * Math.cos(inclinationRad),
    periapsisRadS: factor * (5 * cos2 - 1),
    meanAnomalyRadS: motion + factor * Math.sqrt(eta2) * (3 * cos2 - 1),
  };
}
