import { BufferAttribute, BufferGeometry, DynamicDrawUsage, Points, ShaderMaterial } from 'three';
import { CRAFT_FROM_PX, CRAFT_FULL_PX, craftPx } from '../craft/craft-size.ts';
import { smoothstep } from '../stage/apparent-size.ts';
import type { Layer } from '../stage/layer.tsx';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { MARKER_FRAGMENT, MARKER_VERTEX, shapeNumber } from './marker-shader.ts';

/** Size of a marker on the screen (px): at rest, under the pointer, selected. */
const SIZE_PX = 9;
const HOVERED_PX = 12;
const SELECTED_PX = 15;
/** What is left of a marker when its mission is over. */
const OVER_OPACITY = 0.4;

/** Every mission's marker at its place, in the colour and shape of its leading agency; one draw call. */
export class MissionMarkers implements Layer {
  readonly root: Points<BufferGeometry, ShaderMaterial>;
  private readonly missions: readonly SceneObject[];
  private readonly shapes: readonly number[];
  private readonly uniforms = { uPixelRatio: { value: 1 } };

  constructor(stage: Stage) {
    const { catalog } = stage.explorer;
    this.missions = stage.objects.filter((o) => o.mission);
    this.shapes = this.missions.map((o) => shapeNumber(catalog.agency(o.mission?.leadAgency ?? '')?.marker));
    const geometry = new BufferGeometry();
    const attribute = (size: number) =>
      new BufferAttribute(new Float32Array(this.missions.length * size), size).setUsage(DynamicDrawUsage);
    geometry.setAttribute('position', attribute(3));
    geometry.setAttribute('aColor', attribute(4));
    geometry.setAttribute('aLook', attribute(2));
    const material = new ShaderMaterial({
      vertexShader: MARKER_VERTEX,
      fragmentShader: MARKER_FRAGMENT,
      uniforms: this.uniforms,
      transparent: true,
      depthWrite: false,
    });
    this.root = new Points(geometry, material);
    this.root.frustumCulled = false;
    this.root.renderOrder = 40;
  }

  update(stage: Stage): void {
    const { position, aColor, aLook } = this.root.geometry.attributes as Record<string, BufferAttribute>;
    let count = 0;
    for (let i = 0; i < this.missions.length; i++) {
      const { index } = this.missions[i]!;
      if (stage.presence.isDrawn[index] && !stage.isChosen(index)) this.write(stage, count++, i, SIZE_PX);
    }
    // The chosen ones come last and lie on top.
    for (let i = 0; i < this.missions.length; i++) {
      const { index } = this.missions[i]!;
      if (!stage.presence.isDrawn[index] || !stage.isChosen(index)) continue;
      this.write(stage, count++, i, index === stage.selectedIndex ? SELECTED_PX : HOVERED_PX);
    }
    this.root.geometry.setDrawRange(0, count);
    for (const attribute of [position, aColor, aLook]) attribute!.needsUpdate = true;
    this.uniforms.uPixelRatio.value = stage.pixelRatio;
  }

  dispose(): void {
    this.root.geometry.dispose();
    this.root.material.dispose();
  }

  private write(stage: Stage, slot: number, i: number, sizePx: number): void {
    const { position, aColor, aLook } = this.root.geometry.attributes as Record<string, BufferAttribute>;
    const { index, color } = this.missions[i]!;
    const { places, eye } = stage;
    position!.setXYZ(
      slot,
      places.x[index]! - eye.position.x,
      places.y[index]! - eye.position.y,
      places.z[index]! - eye.position.z,
    );
    const isFaint = stage.presence.isOver[index] === 1 && !stage.isChosen(index);
    // Where the craft itself can be seen, its marker makes way.
    const left = 1 - smoothstep(CRAFT_FROM_PX, CRAFT_FULL_PX, craftPx(stage, this.missions[i]!));
    aColor!.setXYZW(slot, color[0], color[1], color[2], left * (isFaint ? OVER_OPACITY : 1));
    aLook!.setXY(slot, this.shapes[i]!, sizePx);
  }
}
