import { Group } from 'three';
import { eclipticFromIcrf } from '../../core/frames/frames.ts';
import { vec3 } from '../../core/math/vec3.ts';
import { elementsFromState, semiMajorAxisKm } from '../../core/orbits/elements.ts';
import { RAD_PER_DEG } from '../../core/units/constants.ts';
import type { ScenePoint } from '../stage/display-axes.ts';
import type { Layer } from '../stage/layer.tsx';
import { lengthOf } from '../stage/length.ts';
import type { Stage } from '../stage/stage.ts';
import { AID_COLORS } from './aid-colors.ts';
import { AidLabels } from './aid-labels.ts';
import { AidLines } from './aid-lines.ts';
import { currentOrbit } from './current-orbit.ts';

const RINGS = 3;
const SPOKES = 12;
const PIECES = 72;
const CAPACITY = (RINGS + 1) * PIECES + SPOKES + 2;
/** Planes of hyperbolas and far ellipses reach as far as so many times where the craft is now. */
const MOST_REACH = 1.6;
/** From the node, the angle is written here: where the planes are well apart, and seldom an apsis lies. */
const TILT_WORD_RAD = 50 * RAD_PER_DEG;
const OPACITY = 0.2;
const EDGE_OPACITY = 0.45;

/** A plane about a centre: two directions in it at right angles (unit vectors, scene axes), as far as `reachKm`. */
interface Plane {
  readonly u: ScenePoint;
  readonly v: ScenePoint;
}

const ECLIPTIC: Plane = { u: { x: 1, y: 0, z: 0 }, v: { x: 0, y: 0, z: -1 } };
const orbit: Plane = { u: { x: 1, y: 0, z: 0 }, v: { x: 0, y: 0, z: 1 } };
const at: ScenePoint = { x: 0, y: 0, z: 0 };
const ecliptic = { positionKm: vec3<'EclipticJ2000'>(), velocityKmS: vec3<'EclipticJ2000'>() };

/** How an orbit lies in space. */
export interface OrbitTilt {
  readonly inclinationRad: number;
  readonly ascendingNodeRad: number;
  /** Farthest it goes from its centre, or what of that is drawn (km). */
  readonly reachKm: number;
}

/** The tilt of the current orbit of what is selected, or looked at, against the ecliptic of J2000 (radians, km). */
export function currentTilt(
  stage: Stage,
): (OrbitTilt & { readonly centreId: string; readonly id: string }) | undefined {
  const found = currentOrbit(stage);
  if (!found) return undefined;
  eclipticFromIcrf(ecliptic.positionKm, found.state.positionKm);
  eclipticFromIcrf(ecliptic.velocityKmS, found.state.velocityKmS);
  const { x, y, z } = ecliptic.positionKm;
  const elements = elementsFromState(ecliptic, stage.epoch, found.gmKm3S2);
  const axisKm = semiMajorAxisKm(elements);
  const apoapsisKm = axisKm > 0 ? axisKm * (1 + elements.eccentricity) : Number.POSITIVE_INFINITY;
  const { inclinationRad, ascendingNodeRad } = elements;
  const reachKm = Math.min(apoapsisKm, MOST_REACH * lengthOf(x, y, z));
  return { ...found, inclinationRad, ascendingNodeRad, reachKm };
}

/** The plane of an orbit as a fine disc beside that of the ecliptic, with the line where they cross and the angle between. */
export class OrbitPlanes implements Layer {
  readonly root = new Group();
  private readonly own = new AidLines(CAPACITY, AID_COLORS.orbitPlane, 1);
  private readonly base = new AidLines(CAPACITY, AID_COLORS.ecliptic, 1);
  private readonly labels: AidLabels;
  private said = '';

  constructor(stage: Stage) {
    this.labels = new AidLabels(stage);
    this.root.add(this.own.mesh, this.base.mesh);
  }

  update(stage: Stage): void {
    this.own.begin();
    this.base.begin();
    this.labels.begin();
    const tilt = currentTilt(stage);
    const centre = stage.indexOf(tilt?.centreId ?? null);
    if (tilt && centre >= 0 && stage.places.isKnown[centre]) this.draw(stage, tilt, centre);
    this.own.end(stage);
    this.base.end(stage);
  }

  dispose(): void {
    this.labels.dispose();
    this.own.dispose();
    this.base.dispose();
  }

  private draw(stage: Stage, tilt: OrbitTilt, centre: number): void {
    const { inclinationRad, ascendingNodeRad, reachKm } = tilt;
    const [cosNode, sinNode] = [Math.cos(ascendingNodeRad), Math.sin(ascendingNodeRad)];
    const [cosTilt, sinTilt] = [Math.cos(inclinationRad), Math.sin(inclinationRad)];
    // Along the ascending node, and 90 degrees further on the orbit: scene axes are x, z, -y of the ecliptic's.
    set(orbit.u, cosNode, 0, -sinNode);
    set(orbit.v, -sinNode * cosTilt, sinTilt, -cosNode * cosTilt);
    disc(this.base, stage, centre, ECLIPTIC, reachKm);
    disc(this.own, stage, centre, orbit, reachKm);
    const { trueX, trueY, trueZ } = stage.places;
    const [x, y, z] = [trueX[centre]!, trueY[centre]!, trueZ[centre]!];
    this.own.moveTo(stage, x - orbit.u.x * reachKm, y - orbit.u.y * reachKm, z - orbit.u.z * reachKm);
    this.own.lineTo(stage, x + orbit.u.x * reachKm, y + orbit.u.y * reachKm, z + orbit.u.z * reachKm, 0.8);
    this.write(stage, inclinationRad);
    set(at, x + orbit.u.x * reachKm, y + orbit.u.y * reachKm, z + orbit.u.z * reachKm);
    this.labels.show('node', at);
    const { u, v } = orbit;
    const [along, up] = [reachKm * Math.cos(TILT_WORD_RAD), reachKm * Math.sin(TILT_WORD_RAD)];
    set(at, x + along * u.x + up * v.x, y + along * u.y + up * v.y, z + along * u.z + up * v.z);
    this.labels.show('tilt', at);
    set(at, x + sinNode * -reachKm, y, z - cosNode * reachKm);
    this.labels.show('ecliptic', at);
  }

  /** Written anew when the angle reads differently. */
  private write({ speech }: Stage, inclinationRad: number): void {
    const tilt = speech.format.number(inclinationRad / RAD_PER_DEG, 3);
    if (this.labels.isWritten('tilt', speech) && this.said === tilt) return;
    this.said = tilt;
    this.labels.write('node', speech, speech.t('aid.node'));
    this.labels.write('tilt', speech, speech.t('aid.tilt', { tilt }));
    this.labels.write('ecliptic', speech, speech.t('aid.ecliptic'));
  }
}

/** Rings and spokes about an object's true place. */
function disc(lines: AidLines, stage: Stage, centre: number, { u, v }: Plane, reachKm: number): void {
  const { trueX, trueY, trueZ } = stage.places;
  const [x, y, z] = [trueX[centre]!, trueY[centre]!, trueZ[centre]!];
  for (let ring = 1; ring <= RINGS; ring++) {
    const radius = (reachKm * ring) / RINGS;
    for (let i = 0; i <= PIECES; i++) {
      const a = radius * Math.cos((2 * Math.PI * i) / PIECES);
      const b = radius * Math.sin((2 * Math.PI * i) / PIECES);
      const [px, py, pz] = [x + a * u.x + b * v.x, y + a * u.y + b * v.y, z + a * u.z + b * v.z];
      if (i === 0) lines.moveTo(stage, px, py, pz);
      else lines.lineTo(stage, px, py, pz, ring === RINGS ? EDGE_OPACITY : OPACITY);
    }
  }
  for (let i = 0; i < SPOKES; i++) {
    const a = reachKm * Math.cos((2 * Math.PI * i) / SPOKES);
    const b = reachKm * Math.sin((2 * Math.PI * i) / SPOKES);
    lines.moveTo(stage, x, y, z);
    lines.lineTo(stage, x + a * u.x + b * v.x, y + a * u.y + b * v.y, z + a * u.z + b * v.z, OPACITY);
  }
}

function set(out: ScenePoint, x: number, y: number, z: number): void {
  out.x = x;
  out.y = y;
  out.z = z;
}
