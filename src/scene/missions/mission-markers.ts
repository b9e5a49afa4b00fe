import { type BufferGeometry, Points, ShaderMaterial } from 'three';
import { OVER_OPACITY } from '../../state/line-styles.ts';
import { CRAFT_FROM_PX, CRAFT_FULL_PX, craftPx } from '../craft/craft-size.ts';
import { PointBuffer } from '../points/point-buffer.ts';
import { smoothstep } from '../stage/apparent-size.ts';
import type { Layer } from '../stage/layer.tsx';
import type { SceneObject } from '../stage/scene-object.ts';
import type { Stage } from '../stage/stage.ts';
import { MARKER_FRAGMENT, MARKER_VERTEX, shapeNumber } from './marker-shader.ts';

/** Size of a marker on the screen (px): at rest, under the pointer, selected. */
const SIZE_PX = 9;
const HOVERED_PX = 12;
const SELECTED_PX = 15;

/** Every mission's marker at its place, in the colour and shape of its leading agency; one draw call. */
export class MissionMarkers implements Layer {
  readonly root: Points<BufferGeometry, ShaderMaterial>;
  private readonly missions: readonly SceneObject[];
  private readonly shapes: readonly number[];
  private readonly points: PointBuffer;
  private readonly uniforms = { uPixelRatio: { value: 1 } };

  constructor(stage: Stage) {
    const { catalog } = stage.explorer;
    this.missions = stage.objects.filter((o) => o.mission);
    this.shapes = this.missions.map((o) => shapeNumber(catalog.agency(o.mission?.leadAgency ?? '')?.marker));
    this.points = new PointBuffer(this.missions.length, { position: 3, aColor: 4, aLook: 2 });
    const material = new ShaderMaterial({
      vertexShader: MARKER_VERTEX,
      fragmentShader: MARKER_FRAGMENT,
      uniforms: this.uniforms,
      transparent: true,
      depthWrite: false,
    });
    this.root = new Points(this.points.geometry, material);
    this.root.frustumCulled = false;
    this.root.renderOrder = 40;
  }

  update(stage: Stage): void {
    this.points.begin();
    for (let i = 0; i < this.missions.length; i++) {
      const { index } = this.missions[i]!;
      if (stage.presence.isDrawn[index] && !stage.isChosen(index)) this.write(stage, i, SIZE_PX);
    }
    // The chosen ones come last and lie on top.
    for (let i = 0; i < this.missions.length; i++) {
      const { index } = this.missions[i]!;
      if (!stage.presence.isDrawn[index] || !stage.isChosen(index)) continue;
      this.write(stage, i, index === stage.selectedIndex ? SELECTED_PX : HOVERED_PX);
    }
    this.points.end();
    this.uniforms.uPixelRatio.value = stage.pixelRatio;
  }

  dispose(): void {
    this.root.geometry.dispose();
    this.root.material.dispose();
  }

  private write(stage: Stage, i: number, sizePx: number): void {
    const { points } = this;
    const { index, color } = this.missions[i]!;
    const { places, eye } = stage;
    const nearer = shareOfWay(stage, index);
    points.put((places.x[index]! - eye.position.x) * nearer);
    points.put((places.y[index]! - eye.position.y) * nearer);
    points.put((places.z[index]! - eye.position.z) * nearer);
    const isFaint = stage.presence.isOver[index] === 1 && !stage.isChosen(index);
    // Where the craft itself can be seen, its marker makes way.
    const left = 1 - smoothstep(CRAFT_FROM_PX, CRAFT_FULL_PX, craftPx(stage, this.missions[i]!));
    points.put(color[0]);
    points.put(color[1]);
    points.put(color[2]);
    points.put(left * (isFaint ? OVER_OPACITY : 1));
    points.put(this.shapes[i]!);
    points.put(sizePx);
  }
}

/** How far along its way from the eye a marker is put: before the enlarged bodies it is at. On the screen it stays. */
export function shareOfWay({ projection, presence, objects }: Stage, index: number): number {
  const { distanceKm, drawnRadiusPx } = projection;
  let share = 1;
  for (let at = presence.hostOf(index); at >= 0; at = objects[at]!.parentIndex) {
    const { radiusKm, body } = objects[at]!;
    const enlargement = projection.enlargement(at);
    if (body?.kind === 'star' || enlargement < 1.01 || drawnRadiusPx[at]! < 1 || presence.isBehind(index, at)) continue;
    share = Math.min(share, (distanceKm[at]! - 1.01 * enlargement * radiusKm) / distanceKm[index]!);
  }
  return share;
}
