import type { CameraChannel } from './camera-pose.ts';

/** How one key moves the view: turns (degrees) and nearness (a factor of the distance). */
interface ViewStep {
  readonly azimuthDeg: number;
  readonly elevationDeg: number;
  readonly factor: number;
}

const NEARER = 0.75;
/** Of a step, what each repeat of a held key makes: some thirty of them come in a second. */
const REPEATED = 0.3;

const STEPS: Readonly<Record<string, ViewStep>> = {
  ArrowLeft: { azimuthDeg: -8, elevationDeg: 0, factor: 1 },
  ArrowRight: { azimuthDeg: 8, elevationDeg: 0, factor: 1 },
  ArrowUp: { azimuthDeg: 0, elevationDeg: 6, factor: 1 },
  ArrowDown: { azimuthDeg: 0, elevationDeg: -6, factor: 1 },
  '+': { azimuthDeg: 0, elevationDeg: 0, factor: NEARER },
  '=': { azimuthDeg: 0, elevationDeg: 0, factor: NEARER },
  '-': { azimuthDeg: 0, elevationDeg: 0, factor: 1 / NEARER },
  _: { azimuthDeg: 0, elevationDeg: 0, factor: 1 / NEARER },
};

/** Moves the view as a key wants, less far when it only repeats. False for a key that does not move it. */
export function moveByKey(camera: CameraChannel, { key, repeat }: { readonly key: string; readonly repeat: boolean }) {
  const step = STEPS[key];
  if (!step) return false;
  const share = repeat ? REPEATED : 1;
  if (step.factor === 1) camera.turnBy(step.azimuthDeg * share, step.elevationDeg * share);
  else camera.zoomBy(step.factor ** share);
  return true;
}
