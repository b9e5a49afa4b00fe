import { PerspectiveCamera, Scene, type WebGLRenderer, type WebGLRenderTarget } from 'three';
import { beforeEach, describe, expect, it } from 'vitest';
import { SmoothPicture } from '../../src/scene/quality/smooth-picture.ts';

const scene = new Scene();

/** Notes what is drawn where, with the shift of the camera meanwhile (px). */
class NotingRenderer {
  autoClear = true;
  width = 640;
  readonly drawn: {
    target: WebGLRenderTarget | null;
    isScene: boolean;
    shift: readonly [number, number];
    weight: number;
  }[] = [];
  readonly properties = { has: () => !this.isLost };
  isLost = false;
  private target: WebGLRenderTarget | null = null;

  setRenderTarget(target: WebGLRenderTarget | null): void {
    this.target = target;
  }

  getDrawingBufferSize(out: { set(x: number, y: number): void }): void {
    out.set(this.width, 360);
  }

  clear(): void {}

  render(what: object, camera: PerspectiveCamera): void {
    const { offsetX = 0, offsetY = 0, enabled = false } = camera.view ?? {};
    const { material } = what as { material?: { uniforms: { uWeight: { value: number } } } };
    this.drawn.push({
      target: this.target,
      isScene: what === scene,
      shift: enabled ? [offsetX, offsetY] : [0, 0],
      weight: material?.uniforms.uWeight.value ?? 0,
    });
  }

  get real(): WebGLRenderer {
    return this as unknown as WebGLRenderer;
  }
}

let renderer: NotingRenderer;
let picture: SmoothPicture;
let camera: PerspectiveCamera;

beforeEach(() => {
  renderer = new NotingRenderer();
  picture = new SmoothPicture();
  camera = new PerspectiveCamera();
});

describe('smooth picture', () => {
  it.each([
    [0, 2],
    [1, 4],
    [2, 4],
  ] as const)('at tier %i is done after %i frames at rest and draws the scene no more', (tier, frames) => {
    for (let i = 1; i < frames; i++) expect(picture.drawResting(renderer.real, scene, camera, tier)).toBe(true);
    expect(picture.drawResting(renderer.real, scene, camera, tier)).toBe(false);
    renderer.drawn.length = 0;
    expect(picture.drawResting(renderer.real, scene, camera, tier)).toBe(false);
    expect(renderer.drawn.map(({ isScene, target, weight }) => [isScene, target, weight])).toEqual([[false, null, 1]]);
  });

  it.each([0, 1, 2] as const)('at tier %i does not move while it becomes finer', (tier) => {
    for (let goesOn = true; goesOn; ) {
      goesOn = picture.drawResting(renderer.real, scene, camera, tier);
      const shifts = renderer.drawn.filter(({ isScene }) => isScene).map(({ shift }) => shift);
      for (const axis of [0, 1] as const) {
        const mean = shifts.reduce((total, shift) => total + shift[axis], 0) / shifts.length;
        expect(Math.abs(mean)).toBeLessThan(0.05);
      }
    }
  });

  it('weighs its pictures to one and centres them on the pixel', () => {
    for (let i = 0; i < 4; i++) picture.drawResting(renderer.real, scene, camera, 1);
    const scenes = renderer.drawn.filter(({ isScene }) => isScene);
    expect(scenes).toHaveLength(8);
    expect(new Set(scenes.map(({ shift }) => shift.join())).size).toBe(8);
    for (const axis of [0, 1] as const) {
      const sum = scenes.reduce((total, { shift }) => total + shift[axis], 0);
      expect(Math.abs(sum / 8)).toBeLessThan(0.07);
      for (const { shift } of scenes) expect(Math.abs(shift[axis])).toBeLessThanOrEqual(0.5);
    }
    const added = renderer.drawn.filter(({ isScene, target }) => !isScene && target !== null);
    expect(added.reduce((total, { weight }) => total + weight, 0)).toBeCloseTo(1, 12);
    expect(camera.view?.enabled).toBe(false);
  });

  it('draws a moving picture straight to the screen, and with samples only where the machine has the strength', () => {
    picture.drawMoving(renderer.real, scene, camera, 1);
    expect(renderer.drawn).toHaveLength(1);
    expect(renderer.drawn[0]!.target).toBeNull();
    renderer.drawn.length = 0;
    picture.drawMoving(renderer.real, scene, camera, 2);
    expect(renderer.drawn.map(({ target }) => target?.samples)).toEqual([4, undefined]);
  });

  it('begins anew after motion, in another size and after a lost context', () => {
    const rest = () => picture.drawResting(renderer.real, scene, camera, 0);
    const isAnew = () => rest() && !rest();
    expect(isAnew()).toBe(true);
    picture.drawMoving(renderer.real, scene, camera, 0);
    expect(isAnew()).toBe(true);
    renderer.width = 800;
    expect(isAnew()).toBe(true);
    expect(rest()).toBe(false);
    renderer.isLost = true;
    expect(rest()).toBe(true);
  });
});
