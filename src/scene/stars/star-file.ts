import { sceneFromIcrf } from '../stage/display-axes.ts';

/** Stars ready for the graphics card: unit directions along the scene's axes, sRGB colours, visual magnitudes. */
export interface StarTable {
  readonly directions: Float32Array;
  readonly colors: Float32Array;
  readonly magnitudes: Float32Array;
}

const BYTES_PER_STAR = 6;

/**
 * Reads the star file: per star, little-endian, right ascension as u16 (65536 parts of a turn), declination as i16
 * (32767 parts of 90°), magnitude as u8 (tenths above −2), colour index B−V as i8 (fiftieths). ICRF, epoch J2000.
 * Good to 20″ (a fifth of a pixel in the widest view).
 * @throws RangeError when the length is no whole number of stars
 */
export function readStars(buffer: ArrayBuffer): StarTable {
  const count = buffer.byteLength / BYTES_PER_STAR;
  if (!Number.isInteger(count))
    throw new RangeError(`A star file has ${BYTES_PER_STAR} bytes a star; this one has ${buffer.byteLength}.`);
  const view = new DataView(buffer);
  const table = {
    directions: new Float32Array(count * 3),
    colors: new Float32Array(count * 3),
    magnitudes: new Float32Array(count),
  };
  const direction = { x: 0, y: 0, z: 0 };
  for (let i = 0; i < count; i++) {
    const at = i * BYTES_PER_STAR;
    const ra = (view.getUint16(at, true) / 65_536) * 2 * Math.PI;
    const dec = (view.getInt16(at + 2, true) / 32_767) * (Math.PI / 2);
    direction.x = Math.cos(dec) * Math.cos(ra);
    direction.y = Math.cos(dec) * Math.sin(ra);
    direction.z = Math.sin(dec);
    sceneFromIcrf(direction, direction);
    table.directions.set([direction.x, direction.y, direction.z], 3 * i);
    table.magnitudes[i] = view.getUint8(at + 4) / 10 - 2;
    table.colors.set(starColor(view.getInt8(at + 5) / 50), 3 * i);
  }
  return table;
}

/**
 * Colour (sRGB, 0 to 1) of a star by its colour index B−V: the temperature it stands for, as a black body's tint, toned
 * down as the eye sees it.
 * @source Ballesteros, New insights into black bodies, EPL 97:34008 (2012), eq. 14 for the temperature
 */
export function starColor(bMinusV: number): [number, number, number] {
  const kelvin = 4600 * (1 / (0.92 * bMinusV + 1.7) + 1 / (0.92 * bMinusV + 0.62));
  const warm = Math.min(1, Math.max(-1, (6600 - kelvin) / 3600));
  return warm > 0 ? [1, 1 - 0.2 * warm, 1 - 0.46 * warm] : [1 + 0.28 * warm, 1 + 0.14 * warm, 1];
}
