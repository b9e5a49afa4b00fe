import { BufferAttribute, BufferGeometry } from 'three';
import { icrfFromGalactic } from '../../core/frames/galactic.ts';
import { vec3 } from '../../core/math/vec3.ts';
import { RAD_PER_DEG } from '../../core/units/constants.ts';
import { sceneFromIcrf } from '../stage/display-axes.ts';

/** The net over the band: a corner every so many degrees of galactic longitude and latitude, row by row from the south. */
export const CELL_DEG = 2;
/** The picture and its net reach from this galactic latitude in the south to this in the north (degrees). */
export const REACH_DEG = 50;
export const CELL_COLUMNS = 360 / CELL_DEG;
export const CELL_ROWS = (2 * REACH_DEG) / CELL_DEG + 1;
/** Cells darker than this at all four corners (0 to 255, square roots) are as dark as the sky: nothing to draw. */
const DARK = 14;

/**
 * The net of the band along the scene's axes, with the place in the picture at each corner. Cells without any glow are left
 * out: what is not drawn costs nothing. `brightness` has a byte a corner.
 * @throws RangeError when the file has another size
 */
export function milkyWayNet(brightness: Uint8Array): BufferGeometry {
  if (brightness.length !== CELL_COLUMNS * CELL_ROWS) {
    throw new RangeError(
      `The net of the Milky Way has ${brightness.length} bytes; it should have ${CELL_COLUMNS * CELL_ROWS}.`,
    );
  }
  // The first meridian comes twice, since the picture ends where it begins.
  const across = CELL_COLUMNS + 1;
  const directions = new Float32Array(3 * across * CELL_ROWS);
  const places = new Float32Array(2 * across * CELL_ROWS);
  const direction = vec3<'Icrf'>();
  for (let row = 0; row < CELL_ROWS; row++) {
    for (let column = 0; column < across; column++) {
      const at = row * across + column;
      icrfFromGalactic(direction, column * CELL_DEG * RAD_PER_DEG, (row * CELL_DEG - REACH_DEG) * RAD_PER_DEG);
      const { x, y, z } = sceneFromIcrf(direction, direction);
      directions.set([x, y, z], 3 * at);
      places.set([column / CELL_COLUMNS, row / (CELL_ROWS - 1)], 2 * at);
    }
  }
  const index: number[] = [];
  const glows = (row: number, column: number) => brightness[row * CELL_COLUMNS + (column % CELL_COLUMNS)]! > DARK;
  for (let row = 0; row + 1 < CELL_ROWS; row++) {
    for (let column = 0; column < CELL_COLUMNS; column++) {
      const isLit =
        glows(row, column) || glows(row, column + 1) || glows(row + 1, column) || glows(row + 1, column + 1);
      if (!isLit) continue;
      const a = row * across + column;
      const [b, c, d] = [a + 1, a + across, a + across + 1];
      // The band is seen from inside.
      index.push(a, c, b, b, c, d);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(directions, 3));
  geometry.setAttribute('uv', new BufferAttribute(places, 2));
  geometry.setIndex(new BufferAttribute(Uint16Array.from(index), 1));
  return geometry;
}
