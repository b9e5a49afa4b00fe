import { basisAcross } from '../../math/basis-across.ts';
import { normVec3, type Vec3, vec3 } from '../../math/vec3.ts';
import { bendsPaths, type ChainStop, excessOf, periapsisKm, turnAngleRad } from './stop.ts';

const AROUND = 24;

/**
 * The velocities (relative to the Sun, km/s) with which a craft can leave a pass that it enters with `arrivalKmS`: all
 * directions about the incoming one, at the turn the height gives; where no height is published, at parts of the limit
 * too. The same holds backwards in time for the arrivals that a departure can come from. Small bodies turn nothing.
 */
export function velocitiesBeyond(stop: ChainStop, arrivalKmS: Vec3, around = AROUND): Vec3[] {
  if (!bendsPaths(stop.body)) return [arrivalKmS];
  const excess = excessOf(stop, arrivalKmS);
  return turnsAt(stop, excess).flatMap((turn) => velocitiesOnCone(stop, excess, turn, around));
}

/** The turns (radians) that a pass may make: the one of its height; where none is published, parts of the limit too. */
export function turnsAt(stop: ChainStop, excess: Vec3): number[] {
  const limit = turnAngleRad(periapsisKm(stop), normVec3(excess), stop.body.gmKm3S2!);
  return stop.node.altitudeKm === undefined ? [limit, limit * 0.75, limit * 0.5, limit * 0.25] : [limit];
}

/** Velocities relative to the Sun whose excess makes the angle `turnRad` with `excess`, evenly around it. */
export function velocitiesOnCone(stop: ChainStop, excess: Vec3, turnRad: number, around: number): Vec3[] {
  const { u, v } = basisAcross(excess, stop.state.positionKm);
  return Array.from({ length: around }, (_, i) => {
    const angle = (2 * Math.PI * i) / around;
    return onCone(stop, excess, u, v, turnRad, angle);
  });
}

/** One velocity of that cone, at `angleRad` around it. */
export function velocityOnCone(stop: ChainStop, excess: Vec3, turnRad: number, angleRad: number): Vec3 {
  const { u, v } = basisAcross(excess, stop.state.positionKm);
  return onCone(stop, excess, u, v, turnRad, angleRad);
}

function onCone(stop: ChainStop, excess: Vec3, u: Vec3, v: Vec3, turnRad: number, angleRad: number): Vec3 {
  const speed = normVec3(excess);
  const a = Math.cos(turnRad);
  const b = Math.sin(turnRad) * Math.cos(angleRad) * speed;
  const c = Math.sin(turnRad) * Math.sin(angleRad) * speed;
  const { velocityKmS } = stop.state;
  return vec3(
    velocityKmS.x + a * excess.x + b * u.x + c * v.x,
    velocityKmS.y + a * excess.y + b * u.y + c * v.y,
    velocityKmS.z + a * excess.z + b * u.z + c * v.z,
  );
}
