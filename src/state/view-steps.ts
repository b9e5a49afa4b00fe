import type { CameraChannel } from './camera-pose.ts';

/** How one key moves the view: turns (degrees), nearness (a factor of the distance), or shifts (parts of the picture's height). */
interface ViewStep {
  readonly azimuthDeg?: number;
  readonly elevationDeg?: number;
  readonly factor?: number;
  readonly right?: number;
  readonly up?: number;
}

const NEARER = 0.75;
/** Of a step, what each repeat of a held key makes: some thirty of them come in a second. */
const REPEATED = 0.3;

/** The eye goes where the arrow points: what is seen goes the other way. */
const SHIFTED = 0.12;

const STEPS: Readonly<Record<string, ViewStep>> = {
  ArrowLeft: { azimuthDeg: -8 },
  ArrowRight: { azimuthDeg: 8 },
  ArrowUp: { elevationDeg: 6 },
  ArrowDown: { elevationDeg: -6 },
  'Shift+ArrowLeft': { right: SHIFTED },
  'Shift+ArrowRight': { right: -SHIFTED },
  'Shift+ArrowUp': { up: -SHIFTED },
  'Shift+ArrowDown': { up: SHIFTED },
  '+': { factor: NEARER },
  '=': { factor: NEARER },
  '-': { factor: 1 / NEARER },
  _: { factor: 1 / NEARER },
};

/** The name of a pressed key among the page's shortcuts: letters in lower case, arrows with the shift key if it is held. */
export function keyName({ key, shiftKey }: { readonly key: string; readonly shiftKey: boolean }): string {
  if (key.length === 1) return key.toLowerCase();
  return shiftKey && key.startsWith('Arrow') ? `Shift+${key}` : key;
}

/** Moves the view as a key wants, less far when it only repeats. False for a key that does not move it. */
export function moveByKey(
  camera: CameraChannel,
  event: { readonly key: string; readonly shiftKey: boolean; readonly repeat: boolean },
): boolean {
  const step = STEPS[keyName(event)];
  if (!step) return false;
  const { azimuthDeg = 0, elevationDeg = 0, factor = 1, right = 0, up = 0 } = step;
  const share = event.repeat ? REPEATED : 1;
  camera.turnBy(azimuthDeg * share, elevationDeg * share);
  camera.shiftBy(right * share, up * share);
  if (factor !== 1) camera.zoomBy(factor ** share);
  return true;
}
