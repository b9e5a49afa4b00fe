import { icrfFromEcliptic } from '../../core/frames/frames.ts';
import { vec3 } from '../../core/math/vec3.ts';
import { eccentricFromMeanAnomaly } from '../../core/orbits/kepler.ts';
import { SWARM_FAMILIES } from '../../core/swarm/families.ts';
import { periapsisDays, swarmAxesInto, swarmPeriodDays, swarmPlaceInto } from '../../core/swarm/swarm-place.ts';
import type { SwarmTable } from '../../core/swarm/swarm-table.ts';
import { AU_KM, SECONDS_PER_DAY } from '../../core/units/constants.ts';
import { SWARM_COLORS } from '../../state/swarm-colors.ts';
import { OrbitBundle, type OrbitLook } from '../orbits/orbit-bundle.ts';
import { osculatingEllipse } from '../orbits/osculating-ellipse.ts';
import type { ScenePoint } from '../stage/display-axes.ts';
import { rgbOfHex } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';

/** Above this eccentricity a line of the usual number of points no longer looks like the orbit. */
const MOST_ECCENTRIC = 0.995;

const place = vec3<'EclipticJ2000'>();
const body: ScenePoint = { x: 0, y: 0, z: 0 };
const axes = new Float64Array(6);

/** The ellipse of the body whose card is open. */
export class SwarmOrbit {
  private readonly bundle = new OrbitBundle();
  readonly root = this.bundle.root;
  private readonly ellipse = osculatingEllipse();
  private look: OrbitLook = { color: [1, 1, 1], opacity: 0.8, widthPx: 1.5, isUncertain: false };
  private row = -1;

  constructor(private readonly table: SwarmTable) {}

  /** Draws the orbit of a row through the place of its body; hides it for -1 and for open orbits. */
  show(stage: Stage, row: number): void {
    const { bundle } = this;
    bundle.begin();
    if (row >= 0) this.add(stage, row);
    bundle.end(stage);
  }

  private add(stage: Stage, row: number): void {
    const { bundle, table, ellipse } = this;
    const eccentricity = 1 - table.oneMinusEccentricity[row]!;
    if (eccentricity >= MOST_ECCENTRIC) return;
    if (row !== this.row) this.enter(row, eccentricity);
    const sinceDays = stage.epoch / SECONDS_PER_DAY - periapsisDays(table, row);
    const meanAnomaly = (2 * Math.PI * sinceDays) / swarmPeriodDays(table, row);
    ellipse.eccentricAnomalyRad = eccentricFromMeanAnomaly(meanAnomaly, eccentricity);
    swarmPlaceInto(place, table, row, stage.epoch);
    stage.places.truePlaceOf(body, stage.sunIndex);
    body.x += place.x;
    body.y += place.z;
    body.z -= place.y;
    bundle.add(stage, ellipse, body, this.look);
  }

  dispose(): void {
    this.bundle.dispose();
  }

  private enter(row: number, eccentricity: number): void {
    const { table, ellipse } = this;
    this.row = row;
    const axisKm = (table.periapsisAu[row]! / table.oneMinusEccentricity[row]!) * AU_KM;
    const acrossKm = axisKm * Math.sqrt(1 - eccentricity * eccentricity);
    swarmAxesInto(axes, table, row);
    icrfFromEcliptic(ellipse.p, { x: axes[0]! * axisKm, y: axes[1]! * axisKm, z: axes[2]! * axisKm });
    icrfFromEcliptic(ellipse.q, { x: axes[3]! * acrossKm, y: axes[4]! * acrossKm, z: axes[5]! * acrossKm });
    ellipse.semiMajorAxisKm = axisKm;
    this.look = { ...this.look, color: rgbOfHex(SWARM_COLORS[SWARM_FAMILIES[table.family[row]!]!]) };
  }
}
