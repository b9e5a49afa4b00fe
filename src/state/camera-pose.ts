/** Where the camera stands, relative to the object it looks at; angles in the EclipticJ2000 frame. */
export interface CameraPose {
  /** Longitude of the camera as seen from the focus, in degrees from the vernal equinox, -180 to 180. */
  azimuthDeg: number;
  /** Latitude of the camera above the ecliptic as seen from the focus, in degrees, -90 to 90. */
  elevationDeg: number;
  /** Distance from the middle of the view in kilometres: from the centre of the focus, unless the view was shifted. */
  distanceKm: number;
  /** The middle of the view as seen from the focus, km along the axes of EclipticJ2000: all 0 unless it was shifted. */
  middleXKm: number;
  middleYKm: number;
  middleZKm: number;
}

/** The part of a pose that puts the focus into the middle of the view. */
export const ON_FOCUS = { middleXKm: 0, middleYKm: 0, middleZKm: 0 } as const;

/** Where one who rides along or stands on the ground looks, and how wide. */
export interface Gaze {
  /** Degrees to the left of the way ahead or of the target; of north for one who stands. */
  yawDeg: number;
  /** Degrees above that direction; above the horizon for one who stands. */
  pitchDeg: number;
  /** Vertical field of view, degrees. */
  fieldDeg: number;
}

/** The first view: the inner planets about the Sun. */
export const HOME_POSE: Readonly<CameraPose> = { azimuthDeg: -60, elevationDeg: 35, distanceKm: 9e8, ...ON_FOCUS };

/** A wish for the camera: the scene flies there and then tells through `CameraChannel.moved`. */
export interface CameraWish {
  readonly focusId: string;
  /** Missing parts are the scene's choice: a good distance for the object in the middle of the view, its angle kept. */
  readonly pose: Partial<CameraPose>;
  /** A jump instead of a flight: first picture, reduced motion, deep link. */
  readonly isInstant: boolean;
  /** The eye stays where it is, and goes with this object from now on; `pose` says nothing. */
  readonly keepsEye?: boolean;
}

/**
 * The camera's fast state. The scene writes `pose` while the visitor turns the view; whoever wants the camera elsewhere
 * puts a wish. Not React state: the pose changes every frame.
 */
export class CameraChannel {
  readonly pose: CameraPose = { ...HOME_POSE };
  /** Written by the scene, like `pose`, while there is a standpoint. */
  readonly gaze: Gaze = { yawDeg: 0, pitchDeg: 0, fieldDeg: 60 };
  /** A link's gaze, for the scene to begin with; it takes it away. */
  firstGaze: Gaze | undefined;
  /** How fast the view nears (< 0) or widens by itself, in e-folds a second, while a button is held. */
  zoomRate = 0;
  private readonly turnWish = { azimuthDeg: 0, elevationDeg: 0 };
  private readonly shiftWish = { right: 0, up: 0 };
  private zoomWish = 1;
  private wish: CameraWish | undefined;
  private readonly wishListeners = new Set<() => void>();
  private readonly moveListeners = new Set<() => void>();

  /** Asks the scene to move the camera; a newer wish replaces one not yet taken. */
  request(wish: CameraWish): void {
    this.wish = wish;
    for (const listener of this.wishListeners) listener();
  }

  /** Asks for a nearer (< 1) or wider (> 1) view, as a hand on the picture would. */
  zoomBy(factor: number): void {
    this.zoomWish *= factor;
    for (const listener of this.wishListeners) listener();
  }

  /** Nears or widens on and on until told 0 (e-folds a second). */
  holdZoom(rate: number): void {
    this.zoomRate = rate;
    for (const listener of this.wishListeners) listener();
  }

  /** Asks to turn the view (degrees), as a hand on the picture would. */
  turnBy(azimuthDeg: number, elevationDeg: number): void {
    this.turnWish.azimuthDeg += azimuthDeg;
    this.turnWish.elevationDeg += elevationDeg;
    for (const listener of this.wishListeners) listener();
  }

  /** Asks to shift what is seen to the right and up, in parts of the picture's height, as a hand on it would. */
  shiftBy(right: number, up: number): void {
    this.shiftWish.right += right;
    this.shiftWish.up += up;
    for (const listener of this.wishListeners) listener();
  }

  /** The scene takes what was asked of `shiftBy` since the last frame. */
  takeShift(take: (right: number, up: number) => void): void {
    const { right, up } = this.shiftWish;
    if (right === 0 && up === 0) return;
    this.shiftWish.right = 0;
    this.shiftWish.up = 0;
    take(right, up);
  }

  /** The scene takes what was asked of `turnBy` since the last frame. */
  takeTurn(take: (azimuthDeg: number, elevationDeg: number) => void): void {
    const { azimuthDeg, elevationDeg } = this.turnWish;
    if (azimuthDeg === 0 && elevationDeg === 0) return;
    this.turnWish.azimuthDeg = 0;
    this.turnWish.elevationDeg = 0;
    take(azimuthDeg, elevationDeg);
  }

  /** The scene takes what was asked of `zoomBy` since the last frame; 1 for nothing. */
  takeZoom(): number {
    const factor = this.zoomWish;
    this.zoomWish = 1;
    return factor;
  }

  /** The scene takes the pending wish, if there is one. */
  takeWish(): CameraWish | undefined {
    const wish = this.wish;
    this.wish = undefined;
    return wish;
  }

  /** The scene says that it has written `pose`. */
  moved(): void {
    for (const listener of this.moveListeners) listener();
  }

  onWish(listener: () => void): () => void {
    this.wishListeners.add(listener);
    return () => this.wishListeners.delete(listener);
  }

  onMoved(listener: () => void): () => void {
    this.moveListeners.add(listener);
    return () => this.moveListeners.delete(listener);
  }
}
