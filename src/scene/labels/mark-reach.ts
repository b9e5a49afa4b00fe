import { BodyTurn } from '../bodies/body-turn.ts';
import type { CraftSilhouette } from '../craft/craft-silhouette.ts';
import { CRAFT_FROM_PX, craftPx } from '../craft/craft-size.ts';
import type { ScenePoint } from '../stage/display-axes.ts';
import { lengthOf } from '../stage/length.ts';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import type { LabelShape } from './label-slots.ts';

/** Half a marker (px): a little more than it is drawn. */
const MARKER_PX = 5;
/** Smaller bodies are round dots. */
const LEAST_GLOBE_PX = 8;
/** Few craft fill the ball around them to its sides. */
const CRAFT_SHARE = 0.85;
/** A craft that fills the picture still has its name in it: of the picture's narrow side, this part is kept free. */
const MOST_CRAFT_SHARE = 0.36;
const MOST_MODEL_SHARE = 0.42;
/** Stands for an edge behind the eye (px). */
const FAR_PX = 1e5;

const turns = new WeakMap<SceneObject, BodyTurn>();
const place: ScenePoint = { x: 0, y: 0, z: 0 };
const pole: ScenePoint = { x: 0, y: 0, z: 0 };

/** Writes how far the mark of an object reaches from its place this frame: marker, craft, dot, or globe with its rings. */
export function writeReach(out: LabelShape, stage: Stage, object: SceneObject): void {
  const px = stage.projection.drawnRadiusPx[object.index]!;
  const silhouette = object.mission && silhouetteOf(stage, object.index);
  if (silhouette) writeModel(out, stage, silhouette);
  else if (object.mission) setRound(out, craftReachPx(stage, object));
  else if (px < LEAST_GLOBE_PX) setRound(out, Math.max(2, px));
  else writeGlobe(out, stage, object);
}

/** Gives a shape a round mark. */
export function setRound(out: LabelShape, radiusPx: number): void {
  out.reachLeftPx = radiusPx;
  out.reachRightPx = radiusPx;
  out.reachUpPx = radiusPx;
  out.reachDownPx = radiusPx;
}

function silhouetteOf({ silhouettes }: Stage, index: number): CraftSilhouette | undefined {
  for (let i = 0; i < silhouettes.length; i++) if (silhouettes[i]!.index === index) return silhouettes[i];
  return undefined;
}

/** What a name beside a model has to clear, and no more than keeps it in the picture. */
function writeModel(out: LabelShape, { eye, places }: Stage, silhouette: CraftSilhouette): void {
  const { index } = silhouette;
  place.x = places.x[index]!;
  place.y = places.y[index]!;
  place.z = places.z[index]!;
  silhouette.reachInto(out, eye, place);
  const wide = MOST_MODEL_SHARE * eye.widthPx;
  const high = MOST_MODEL_SHARE * eye.heightPx;
  out.reachLeftPx = Math.min(Math.max(MARKER_PX, out.reachLeftPx), wide);
  out.reachRightPx = Math.min(Math.max(MARKER_PX, out.reachRightPx), wide);
  out.reachUpPx = Math.min(Math.max(MARKER_PX, out.reachUpPx), high);
  out.reachDownPx = Math.min(Math.max(MARKER_PX, out.reachDownPx), high);
}

function craftReachPx(stage: Stage, object: SceneObject): number {
  const px = craftPx(stage, object);
  if (px < CRAFT_FROM_PX) return MARKER_PX;
  const { widthPx, heightPx } = stage.eye;
  return Math.max(MARKER_PX, Math.min(CRAFT_SHARE * px, MOST_CRAFT_SHARE * Math.min(widthPx, heightPx)));
}

/**
 * The edges of a ball in a flat picture: where the planes through the eye that touch it, upright and level, cut the
 * picture. Larger than its angle says, and not about its centre, the farther it is from the middle.
 */
function writeGlobe(out: LabelShape, stage: Stage, object: SceneObject): void {
  const { eye, places, projection } = stage;
  const { index, body, radiusKm } = object;
  const dx = places.x[index]! - eye.position.x;
  const dy = places.y[index]! - eye.position.y;
  const dz = places.z[index]! - eye.position.z;
  const right = dx * eye.right.x + dy * eye.right.y + dz * eye.right.z;
  const up = dx * eye.up.x + dy * eye.up.y + dz * eye.up.z;
  const ahead = dx * eye.forward.x + dy * eye.forward.y + dz * eye.forward.z;
  const scale = projection.enlargement(index);
  const ballKm = scale * Math.max(radiusKm, body?.radiiKm?.[0] ?? 0);
  const perTangent = eye.pixelsPerTangent;
  const x = (right / ahead) * perTangent;
  const y = (up / ahead) * perTangent;
  out.reachRightPx = edgePx(right, ahead, ballKm, 1, perTangent) - x;
  out.reachLeftPx = x - edgePx(right, ahead, ballKm, -1, perTangent);
  out.reachUpPx = edgePx(up, ahead, ballKm, 1, perTangent) - y;
  out.reachDownPx = y - edgePx(up, ahead, ballKm, -1, perTangent);
  const ringKm = scale * object.reachKm;
  if (ringKm > 1.01 * ballKm) widenByRings(out, stage, object, ringKm);
}

/** Where the touching plane on a side (1 right or up, -1 left or down) cuts the picture, px from its middle. */
function edgePx(aside: number, ahead: number, ballKm: number, side: number, perTangent: number): number {
  const away = lengthOf(aside, ahead);
  if (away <= ballKm) return side * FAR_PX;
  const angle = Math.atan2(aside, ahead) + side * Math.asin(ballKm / away);
  return Math.abs(angle) < 0.49 * Math.PI ? Math.tan(angle) * perTangent : side * FAR_PX;
}

/** A circle seen from its side: along an axis of the picture it reaches as far as its plane leans that way. */
function widenByRings(out: LabelShape, stage: Stage, object: SceneObject, ringKm: number): void {
  const { eye, projection } = stage;
  let turn = turns.get(object);
  if (!turn) {
    turn = new BodyTurn({ id: object.id, rotation: object.body?.rotation });
    turns.set(object, turn);
  }
  turn.poleInto(pole, stage.epoch);
  const alongRight = pole.x * eye.right.x + pole.y * eye.right.y + pole.z * eye.right.z;
  const alongUp = pole.x * eye.up.x + pole.y * eye.up.y + pole.z * eye.up.z;
  const alongView = pole.x * eye.forward.x + pole.y * eye.forward.y + pole.z * eye.forward.z;
  const distanceKm = Math.max(1.2 * ringKm, projection.distanceKm[object.index]!);
  const depthKm = ringKm * Math.sqrt(Math.max(0, 1 - alongView * alongView));
  const px = ringKm * eye.pixelsPerTangent;
  const aside = (px / Math.sqrt(distanceKm ** 2 - depthKm ** 2)) * Math.sqrt(Math.max(0, 1 - alongRight * alongRight));
  // The half of the rings that is nearer looks larger.
  const upright = (px / (distanceKm - depthKm)) * Math.sqrt(Math.max(0, 1 - alongUp * alongUp));
  out.reachRightPx = Math.max(out.reachRightPx, aside);
  out.reachLeftPx = Math.max(out.reachLeftPx, aside);
  out.reachUpPx = Math.max(out.reachUpPx, upright);
  out.reachDownPx = Math.max(out.reachDownPx, upright);
}
