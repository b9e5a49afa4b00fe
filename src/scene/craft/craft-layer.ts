import { Group } from 'three';
import { segmentAt } from '../missions/presence.ts';
import type { Layer } from '../stage/layer.tsx';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { Craft } from './craft.ts';
import type { CraftShadow } from './craft-shadow.ts';
import { CRAFT_FROM_PX, craftPx } from './craft-size.ts';

/** Models kept when their craft are out of sight. */
const MOST_KEPT = 12;
/** A craft throws its shadow on itself and on the ground from this half size on the screen (px). */
const SHADOW_FROM_PX = 24;
/** Smaller ones (px) hide nothing worth a look. */
const HIDES_FROM_PX = 14;

/** Spacecraft near enough to have a shape: models by kind and measures, turned as craft are, lit by the Sun. */
export class CraftLayer implements Layer {
  readonly root = new Group();
  private readonly crafts = new Map<number, Craft>();
  private frame = 0;

  constructor(
    private readonly shadow: CraftShadow,
    private readonly silhouettes: Stage['silhouettes'],
  ) {}

  update(stage: Stage): void {
    this.frame++;
    this.silhouettes.length = 0;
    const { shadow } = this;
    const { objects, places, projection, presence } = stage;
    let largest: Craft | undefined;
    let largestPx = SHADOW_FROM_PX;
    for (const object of objects) {
      const { index } = object;
      if (!object.mission) continue;
      const px = craftPx(stage, object);
      const isNear = places.isKnown[index] === 1 && projection.isAhead[index] === 1 && px > CRAFT_FROM_PX;
      const isShown = isNear && (stage.isChosen(index) || index === stage.focusIndex || presence.isDrawn[index] === 1);
      if (!isShown) {
        this.hide(index);
        continue;
      }
      const craft = this.show(stage, object, px);
      craft.wear(undefined, stage);
      if (px <= largestPx) continue;
      largest = craft;
      largestPx = px;
    }
    shadow.clear();
    if (largest) {
      stage.isCloseUp = true;
      shadow.set(largest.index, largest.casters, largest.sun, largest.boundM);
      largest.wear(shadow, stage);
    }
    this.freeOthers();
  }

  dispose(): void {
    this.silhouettes.length = 0;
    for (const index of [...this.crafts.keys()]) this.free(index);
  }

  private show(stage: Stage, object: SceneObject, px: number): Craft {
    const { index } = object;
    const segment = segmentAt(stage.explorer.trajectories.trajectoryOf(object.id), stage.epoch);
    const isOnGround = segment?.kind === 'surface';
    let craft = this.crafts.get(index);
    if (craft && craft.isOnGround !== isOnGround) {
      this.free(index);
      craft = undefined;
    }
    if (!craft) {
      craft = new Craft(object, isOnGround, this.shadow);
      this.crafts.set(index, craft);
      this.root.add(craft.root);
    }
    craft.lastFrame = this.frame;
    craft.root.visible = true;
    craft.update(stage, segment, px);
    if (px > HIDES_FROM_PX) this.silhouettes.push(craft.silhouette);
    return craft;
  }

  private hide(index: number): void {
    const craft = this.crafts.get(index);
    if (craft) craft.root.visible = false;
  }

  /** Lets go of models that have been out of sight the longest, when there are many. */
  private freeOthers(): void {
    if (this.crafts.size <= MOST_KEPT) return;
    let oldest = -1;
    let oldestFrame = this.frame;
    for (const [index, { lastFrame }] of this.crafts) {
      if (lastFrame >= oldestFrame) continue;
      oldest = index;
      oldestFrame = lastFrame;
    }
    if (oldest >= 0) this.free(oldest);
  }

  private free(index: number): void {
    this.crafts.get(index)?.dispose();
    this.crafts.delete(index);
  }
}
