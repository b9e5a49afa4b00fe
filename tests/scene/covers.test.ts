import { BoxGeometry, Group, Mesh } from 'three';
import { describe, expect, it } from 'vitest';
import { craftAttitude } from '../../src/core/frames/craft-attitude.ts';
import { GREY } from '../../src/scene/craft/coats.ts';
import { CraftParts } from '../../src/scene/craft/craft-parts.ts';
import { CraftSilhouette } from '../../src/scene/craft/craft-silhouette.ts';
import { GroundCover } from '../../src/scene/ground/ground-cover.ts';
import { BoxPile } from '../../src/scene/labels/box-pile.ts';
import type { Eye } from '../../src/scene/stage/projection.ts';

/** A body of 2 m with a wing from 3 to 5 m on either side along x, 20 m before an eye that looks along -z. */
function winged(): CraftSilhouette {
  const parts = new CraftParts().box([2, 2, 2], [0, 0, 0], GREY);
  for (const side of [-1, 1]) parts.add(new BoxGeometry(2, 1, 0.1).toNonIndexed(), [side * 4, 0, 0], GREY);
  const mesh = new Mesh(parts.melt());
  const root = new Group();
  root.add(mesh);
  root.scale.setScalar(1e-3);
  root.position.set(0, 0, -0.02);
  root.updateMatrixWorld(true);
  const silhouette = new CraftSilhouette(0, [mesh]);
  silhouette.update();
  return silhouette;
}

const eye: Eye = {
  position: { x: 0, y: 0, z: 0 },
  right: { x: 1, y: 0, z: 0 },
  up: { x: 0, y: 1, z: 0 },
  forward: { x: 0, y: 0, z: -1 },
  widthPx: 1000,
  heightPx: 800,
  pixelsPerTangent: 1000,
};

describe('what a close craft hides', () => {
  const far = 1e9;
  it.each([
    ['behind the body', 0.04, 0, true],
    ['behind a wing', 0.2, 0.01, true],
    ['between body and wing', 0.1, 0, false],
    ['above a wing', 0.2, 0.08, false],
    ['beyond a wing', 0.3, 0, false],
  ])('%s', (_where, right, up, isHidden) => {
    expect(winged().isMet(eye.position, right * far, up * far, -far)).toBe(isHidden);
  });

  it('nothing behind the eye', () => {
    expect(winged().isMet(eye.position, 0, 0, far)).toBe(false);
  });

  it('reaches on the screen as far as its parts beside the middle', () => {
    const reach = { reachLeftPx: 0, reachRightPx: 0, reachUpPx: 0, reachDownPx: 0 };
    winged().reachInto(reach, eye, { x: 0, y: 0, z: -0.02 });
    // 5 m at 20 m less half the wing's thickness; 1 m at 19 m.
    expect(reach.reachRightPx).toBeCloseTo(250, -1);
    expect(reach.reachLeftPx).toBeCloseTo(reach.reachRightPx, 9);
    expect(reach.reachUpPx).toBeCloseTo(1000 / 19, 0);
  });

  it('marks its parts, not the gaps between them', () => {
    const pile = new BoxPile();
    winged().addMarksTo(pile, eye);
    expect(pile.meets({ left: 500, top: 400, right: 501, bottom: 401 }, 0)).toBe(true);
    expect(pile.meets({ left: 700, top: 400, right: 701, bottom: 401 }, 0)).toBe(true);
    expect(pile.meets({ left: 590, top: 400, right: 610, bottom: 401 }, 0)).toBe(false);
  });
});

describe('what the ground hides', () => {
  /** Flat but for a ridge of 30 m, a kilometre to the east. */
  function cover(heightM: number): GroundCover {
    const ground = new GroundCover(craftAttitude());
    ground.relief = (x) => (Math.abs(x - 1000) < 100 ? heightM : 0);
    ground.radiusKm = 1737.4;
    ground.reachKm = 30;
    ground.eye.z = 0.002;
    return ground;
  }
  const away = 1e8;
  const towards = (ground: GroundCover, x: number, degrees: number) =>
    ground.hides(x * away, 0, Math.tan((degrees * Math.PI) / 180) * away);

  it('hides what is below the horizon and nothing above it', () => {
    const ground = cover(0);
    expect(towards(ground, 1, -0.5)).toBe(true);
    expect(towards(ground, 1, 0.2)).toBe(false);
    expect(ground.hides(0, 0, -away)).toBe(true);
    expect(ground.hides(0, 0, away)).toBe(false);
  });

  it('hides what stands low behind a ridge, on its side only', () => {
    const ground = cover(30);
    expect(towards(ground, 1, 1)).toBe(true);
    expect(towards(ground, -1, 1)).toBe(false);
    expect(towards(ground, 1, 2.5)).toBe(false);
  });

  it('leaves what stands near by on the ground', () => {
    expect(cover(0).hides(0.02, 0, -0.002)).toBe(false);
  });
});
