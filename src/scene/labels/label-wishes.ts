import { AU_KM } from '../../core/units/constants.ts';
import { dotOpacity } from '../bodies/body-dots.ts';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';

/** Small bodies this many times farther than what the camera looks at are not named. */
const FAR_BEHIND = 40;
/** More than loyalty to a name that is shown already. */
const ON_BOARD = 50;

/** How much the label of an object matters this frame; 0 for not at all. */
export function labelPriority(stage: Stage, object: SceneObject): number {
  const { index } = object;
  const { places, projection, presence } = stage;
  if (!places.isKnown[index] || !projection.isAhead[index]) return 0;
  if (index === stage.selectedIndex) return 1000;
  if (index === stage.hoveredIndex) return 950;
  if (index === stage.focusIndex) return 900;
  if (object.mission) return presence.isDrawn[index] ? missionPriority(stage, object) : 0;
  return bodyPriority(stage, object);
}

function missionPriority(stage: Stage, { index, mission }: SceneObject): number {
  // Craft at the body in focus first, then those in free flight, the nearer the better.
  const host = stage.presence.hostOf(index);
  const isHere = host >= 0 && host === stage.focusIndex;
  // Names of finished missions are for those who come near.
  if (stage.presence.isOver[index]) return isHere && stage.projection.drawnRadiusPx[host]! > 120 ? 120 : 0;
  const away = Math.log10(1 + stage.projection.distanceKm[index]! / AU_KM);
  // What rides on board is named after what carries it.
  const behind = mission?.carriedBy ? ON_BOARD : 0;
  return (isHere ? 420 : host < 0 ? 380 : 300) - 60 * Math.min(1, away) - behind;
}

function bodyPriority(stage: Stage, object: SceneObject): number {
  const { body, index, parentIndex, radiusKm } = object;
  const { projection, places } = stage;
  const px = projection.drawnRadiusPx[index]!;
  const size = Math.log10(Math.max(1, radiusKm));
  if (body?.kind === 'star') return 800;
  if (body?.kind === 'planet') return 700 + size;
  if (parentIndex < 0) return 0;
  const pxPerKm = stage.eye.pixelsPerTangent / projection.distanceKm[index]!;
  const orbitPx = places.distanceKm(index, parentIndex) * pxPerKm;
  if (body?.kind === 'satellite')
    return orbitPx > 26 && (px > 4 || dotOpacity(stage, object) > 0.4) ? 460 + 20 * size : 0;
  if (body?.kind === 'lagrange-point') {
    // A place in empty space is named where craft are gathered.
    const secondary = stage.indexOf(body.lagrange?.secondary ?? null);
    const apartPx = secondary < 0 ? 0 : places.distanceKm(index, secondary) * pxPerKm;
    const gathered = stage.presence.gathered[index]!;
    return gathered > 0 && apartPx > 40 && apartPx < 900 ? 420 + 10 * Math.min(3, gathered) : 0;
  }
  // Near one world, small bodies far behind it are points among the stars.
  const isFarBehind = projection.distanceKm[index]! > FAR_BEHIND * projection.distanceKm[stage.focusIndex]!;
  if (isFarBehind && stage.presence.gathered[index] === 0) return 0;
  if (body?.kind === 'dwarf-planet') return orbitPx > 60 ? 440 + 10 * size : 0;
  const isClose = projection.distanceKm[index]! < 0.6 * AU_KM || stage.presence.gathered[index]! > 0;
  return isClose ? 240 + 10 * size : 0;
}
