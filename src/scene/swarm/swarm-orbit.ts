import { icrfFromEcliptic } from '../../core/frames/frames.ts';
import { vec3 } from '../../core/math/vec3.ts';
import { eccentricFromMeanAnomaly } from '../../core/orbits/kepler.ts';
import { SWARM_FAMILIES } from '../../core/swarm/families.ts';
import { periapsisDays, swarmAxesInto, swarmPeriodDays, swarmPlaceInto } from '../../core/swarm/swarm-place.ts';
import type { SwarmTable } from '../../core/swarm/swarm-table.ts';
import { AU_KM, SECONDS_PER_DAY } from '../../core/units/constants.ts';
import { SWARM_COLORS } from '../../state/swarm-colors.ts';
import { OrbitLine, orbitLineGeometry } from '../orbits/orbit-line.ts';
import { osculatingEllipse } from '../orbits/osculating-ellipse.ts';
import { rgbOfHex } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';

/** Above this eccentricity a line of the usual number of points no longer looks like the orbit. */
const MOST_ECCENTRIC = 0.995;

const place = vec3<'EclipticJ2000'>();
const axes = new Float64Array(6);

/** The ellipse of the body whose card is open. */
export class SwarmOrbit {
  readonly line = new OrbitLine(orbitLineGeometry());
  private readonly ellipse = osculatingEllipse();
  private row = -1;

  constructor(private readonly table: SwarmTable) {
    this.line.mesh.visible = false;
  }

  /** Draws the orbit of a row through the place of its body; hides it for -1 and for open orbits. */
  show(stage: Stage, row: number): void {
    const { line, table, ellipse } = this;
    const eccentricity = row < 0 ? 1 : 1 - table.oneMinusEccentricity[row]!;
    line.mesh.visible = row >= 0 && eccentricity < MOST_ECCENTRIC;
    if (!line.mesh.visible) return;
    if (row !== this.row) this.enter(row, eccentricity);
    const sinceDays = stage.epoch / SECONDS_PER_DAY - periapsisDays(table, row);
    const meanAnomaly = (2 * Math.PI * sinceDays) / swarmPeriodDays(table, row);
    ellipse.eccentricAnomalyRad = eccentricFromMeanAnomaly(meanAnomaly, eccentricity);
    const sun = stage.indexOf('sun');
    const { places } = stage;
    swarmPlaceInto(place, table, row, stage.epoch);
    line.place(stage, ellipse, places.x[sun]! + place.x, places.y[sun]! + place.z, places.z[sun]! - place.y);
  }

  dispose(): void {
    this.line.mesh.geometry.dispose();
    this.line.dispose();
  }

  private enter(row: number, eccentricity: number): void {
    const { table, ellipse, line } = this;
    this.row = row;
    const axisKm = (table.periapsisAu[row]! / table.oneMinusEccentricity[row]!) * AU_KM;
    const acrossKm = axisKm * Math.sqrt(1 - eccentricity * eccentricity);
    swarmAxesInto(axes, table, row);
    icrfFromEcliptic(ellipse.p, { x: axes[0]! * axisKm, y: axes[1]! * axisKm, z: axes[2]! * axisKm });
    icrfFromEcliptic(ellipse.q, { x: axes[3]! * acrossKm, y: axes[4]! * acrossKm, z: axes[5]! * acrossKm });
    ellipse.semiMajorAxisKm = axisKm;
    line.setLook(rgbOfHex(SWARM_COLORS[SWARM_FAMILIES[table.family[row]!]!]), 0.8, 1.5);
  }
}
