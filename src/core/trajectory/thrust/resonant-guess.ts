import { addScaledVec3, crossVec3, dotVec3, normVec3, scaleVec3, vec3 } from '../../math/vec3.ts';
import type { ArcGuess, ScaledState } from './arc-guess.ts';
import { freeFlightFrom } from './free-flight-guess.ts';

const CRANKS = 12;
const MAX_REVOLUTIONS = 8;

/**
 * Free flights that leave a body with an excess speed and meet it again after `duration` and a whole number of turns: the
 * period fixes the angle to the body's motion (pump), the angle around it (crank) is free and taken at even steps. GM = 1.
 * @source Strange & Longuski (2002), Journal of Spacecraft and Rockets 39, 9 (pump and crank angles)
 */
export function resonantGuesses(body: ScaledState, excess: number, duration: number): ArcGuess[] {
  const { position, velocity } = body;
  const speed = normVec3(velocity);
  const along = scaleVec3(vec3(), velocity, 1 / speed);
  const normal = crossVec3(vec3(), position, velocity);
  scaleVec3(normal, normal, 1 / normVec3(normal));
  const outward = crossVec3(vec3(), along, normal);
  if (dotVec3(outward, position) < 0) scaleVec3(outward, outward, -1);
  const guesses: ArcGuess[] = [];
  for (let revolutions = 1; revolutions <= MAX_REVOLUTIONS; revolutions++) {
    const size = Math.cbrt((duration / revolutions / (2 * Math.PI)) ** 2);
    const speed2 = 2 / normVec3(position) - 1 / size;
    const cosPump = (speed2 - speed ** 2 - excess ** 2) / (2 * speed * excess);
    if (!(Math.abs(cosPump) <= 1)) continue;
    const sinPump = Math.sqrt(1 - cosPump ** 2);
    for (let i = 0; i < CRANKS; i++) {
      const crank = (2 * Math.PI * i) / CRANKS;
      const start = addScaledVec3(vec3(), velocity, along, excess * cosPump);
      addScaledVec3(start, start, outward, excess * sinPump * Math.cos(crank));
      addScaledVec3(start, start, normal, excess * sinPump * Math.sin(crank));
      // A whole revolution is the one that ends where it began.
      guesses.push(freeFlightFrom(position, start, duration, revolutions - 1));
    }
  }
  return guesses;
}
