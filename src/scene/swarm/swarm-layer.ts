import { BufferGeometry, Group, Points } from 'three';
import { AU_KM } from '../../core/units/constants.ts';
import { notify } from '../../state/explorer.ts';
import { smoothstep } from '../stage/apparent-size.ts';
import type { Layer } from '../stage/layer.tsx';
import type { Stage } from '../stage/stage.ts';
import { swarmClockInto } from './swarm-attributes.ts';
import { brightestFirst, swarmGeometry } from './swarm-geometry.ts';
import { SwarmMaterial } from './swarm-material.ts';
import { SwarmOrbit } from './swarm-orbit.ts';
import { SwarmPicker } from './swarm-picker.ts';

/** How clearly small bodies show at most. */
const OPACITY = 0.92;
/** Nearer to what one looks at than this (km) the swarm fades, and is gone: a world close by has its own sky. */
const FADES_FROM_KM = 0.25 * AU_KM;
const GONE_WITHIN_KM = 0.03 * AU_KM;
/** Share of the bodies, the brightest, that a machine is given which is slow even with the plainest picture. */
const SHARE_OF_SLOW = 0.5;
/** A picture of the first size (px) is small for ten thousand points, one of the second is not; what they lose there. */
const CROWDED_PX = 350;
const ROOMY_PX = 1000;
const MOST_THINNED = 0.6;

const clock = { block: 0, days: 0 };

/** Ten thousand asteroids and comets, each moved by the graphics card itself. */
export class SwarmLayer implements Layer {
  readonly root = new Group();
  private readonly points: Points<BufferGeometry, SwarmMaterial>;
  private orbit: SwarmOrbit | undefined;
  private picker: SwarmPicker | undefined;
  private isDisposed = false;

  constructor(
    private readonly stage: Stage,
    invalidate: () => void,
  ) {
    this.points = new Points(new BufferGeometry(), new SwarmMaterial());
    this.points.frustumCulled = false;
    this.points.matrixAutoUpdate = false;
    this.points.renderOrder = -5;
    // Nothing to draw, and no attribute for the shader, before the elements are here.
    this.points.visible = false;
    this.root.add(this.points);
    void this.load(stage, invalidate);
  }

  update(stage: Stage): void {
    const { eye, places, explorer, rig, pixelRatio } = stage;
    const { material } = this.points;
    const sun = stage.sunIndex;
    const opacity = swarmOpacity(stage);
    this.root.visible = opacity > 0 && sun >= 0 && places.isKnown[sun] === 1;
    // What is not seen cannot be met by the pointer.
    stage.swarmPicker = this.root.visible ? this.picker : undefined;
    if (!this.root.visible) return;
    const { position } = eye;
    material.eyeAu.set(
      (position.x - places.x[sun]!) / AU_KM,
      (position.y - places.y[sun]!) / AU_KM,
      (position.z - places.z[sun]!) / AU_KM,
    );
    swarmClockInto(clock, stage.epoch);
    material.setClock(clock.block, clock.days);
    material.setLogAmount(places.logAmount);
    material.setView(pixelRatio, eye.pixelsPerTangent, (rig.spanKm * stage.cameraFactor) / AU_KM);
    this.chooseRows(stage.shaderTier === 0 ? SHARE_OF_SLOW : 1);
    const picked = this.picker?.pickedIndex() ?? -1;
    material.setPicks(this.picker?.hoveredIndex ?? -1, picked);
    this.orbit?.show(stage, picked);
    material.setOpacity(opacity, explorer.store.getState().hiddenFamilies);
  }

  dispose(): void {
    this.isDisposed = true;
    this.points.geometry.dispose();
    this.points.material.dispose();
    this.orbit?.dispose();
    this.picker?.dispose();
    if (this.stage.swarmPicker === this.picker) this.stage.swarmPicker = undefined;
  }

  /** Draws a share of the bodies; what is not drawn cannot be met by the pointer either. */
  private chooseRows(share: number): void {
    const { picker } = this;
    if (!picker) return;
    const count = Math.round(share * picker.rows.length);
    if (count === picker.drawnCount) return;
    picker.drawnCount = count;
    this.points.geometry.setDrawRange(0, count);
  }

  private async load(stage: Stage, invalidate: () => void): Promise<void> {
    const { explorer } = stage;
    try {
      const table = await explorer.swarm.load();
      if (this.isDisposed) return;
      const catalogued = explorer.swarm.catalogued(table);
      this.points.geometry.dispose();
      const rows = brightestFirst(table);
      this.points.geometry = swarmGeometry(table, catalogued, rows);
      this.points.visible = true;
      this.picker = new SwarmPicker({ stage, table, rows, isLeftOut: catalogued, invalidate });
      this.orbit = new SwarmOrbit(table);
      this.root.add(this.orbit.root);
      invalidate();
    } catch (error) {
      console.warn('The small bodies could not be loaded.', error);
      notify(explorer, { kind: 'problem', textKey: 'notice.swarmFailed', values: {} });
    }
  }
}

/** How clearly the swarm shows from where the camera is; 0 for not at all. */
export function swarmOpacity({ rig, places, eye }: Stage): number {
  // With logarithmic distances all of it is in a picture of any size: on a small one it must not become a fog.
  const sizePx = Math.min(eye.widthPx, eye.heightPx);
  const thinned = 1 - MOST_THINNED * places.logAmount * (1 - smoothstep(CROWDED_PX, ROOMY_PX, sizePx));
  return OPACITY * thinned * smoothstep(GONE_WITHIN_KM, FADES_FROM_KM, rig.spanKm);
}
