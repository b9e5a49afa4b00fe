/**
 * Tilt of the usual parking orbit from a launch site (degrees), by the beginning of the site's name. Due east it is the
 * site's latitude; where land or neighbours lie that way, the least that rockets fly from there.
 * @source least tilt = latitude of the site, Baikonur as an exception (51 degrees, for the fall of its stages): A. Petro,
 *   NASA Johnson Space Center, in "Live from Mars", passporttoknowledge.com (1997); Vostochny flies like Baikonur
 */
const PARKING_INCLINATION_DEG: readonly (readonly [site: string, inclinationDeg: number])[] = [
  ['KSC', 28.6],
  ['CCAFS', 28.5],
  ['CCSFS', 28.5],
  ['Cape Canaveral', 28.5],
  ['Florida', 28.5],
  ['Baikonur', 51.6],
  ['Vostochny', 51.7],
  ['Wenchang', 19.6],
  ['Xichang', 28.2],
  ['Tanegashima', 30.4],
  ['Uchinoura', 31.3],
  ['Sriharikota', 17.9],
  ['Mahia', 39.3],
  ['Wallops', 37.8],
  ['Guiana Space Centre', 5.2],
  ['Kourou', 5.2],
  ['Starbase', 26],
];

/** Tilt to the equator (degrees) of a parking orbit after a launch from a site; undefined where it is not known. */
export function parkingInclinationDeg(site: string | undefined): number | undefined {
  return PARKING_INCLINATION_DEG.find(([name]) => site?.startsWith(name))?.[1];
}
