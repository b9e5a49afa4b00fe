import { BufferAttribute, BufferGeometry, DoubleSide, Group, Mesh, ShaderMaterial, Vector3 } from 'three';
import { stateVector } from '../../core/ephemeris/source.ts';
import { epochTdb } from '../../core/time/epoch.ts';
import { type BandCourse, dateBand } from '../../core/trajectory/date-band.ts';
import { SECONDS_PER_DAY } from '../../core/units/constants.ts';
import { BAND } from '../../state/line-styles.ts';
import { eyeFromSunInto } from '../lines/line-scale.ts';
import { smoothstep } from '../stage/apparent-size.ts';
import { type ScenePoint, sceneFromIcrf } from '../stage/display-axes.ts';
import type { Layer } from '../stage/layer.tsx';
import { lengthOf } from '../stage/length.ts';
import type { Stage } from '../stage/stage.ts';
import { BAND_FRAGMENT, BAND_VERTEX } from './date-band-shader.ts';

/** Points along each flight, in each turn about the Sun begun. */
const STEPS = 72;
/** The patch where the craft may be now reaches so far along the band: a part of the flight. */
const NOW_SHARE = 0.12;

const NEAR_KM = 2e6;
const FAR_KM = 2e7;

const state = stateVector();
const point: ScenePoint = { x: 0, y: 0, z: 0 };

interface Band {
  readonly mesh: Mesh<BufferGeometry, ShaderMaterial>;
  readonly start: number;
}

/** Soft bands about the selected mission's path where its dates are not known to the day: it may fly anywhere in them. */
export class DateBands implements Layer {
  readonly root = new Group();
  private bands: Band[] = [];
  private missionId: string | null = null;
  private dataVersion = -1;

  constructor(private readonly stage: Stage) {}

  update(stage: Stage): void {
    const { selectedId, dataVersion } = stage.explorer.store.getState();
    if (selectedId !== this.missionId || dataVersion !== this.dataVersion) this.make(selectedId);
    this.missionId = selectedId;
    this.dataVersion = dataVersion;
    this.root.visible = this.bands.length > 0 && stage.places.isKnown[stage.sunIndex] === 1;
    if (!this.root.visible) return;
    const { x, y, z } = stage.eye.position;
    // From near one world, a sheet of many million kilometres would be a veil over everything.
    const share = smoothstep(NEAR_KM, FAR_KM, lengthOf(x, y, z));
    if (share === 0) this.root.visible = false;
    for (const { mesh, start } of this.bands) {
      const { uniforms } = mesh.material;
      eyeFromSunInto(uniforms.uEyeFromSun!.value as Vector3, stage);
      uniforms.uLogAmount!.value = stage.places.logAmount;
      uniforms.uShare!.value = share;
      uniforms.uNowDays!.value = (stage.epoch - start) / SECONDS_PER_DAY;
    }
  }

  dispose(): void {
    for (const { mesh } of this.bands) {
      this.root.remove(mesh);
      mesh.geometry.dispose();
      mesh.material.dispose();
    }
    this.bands = [];
  }

  private make(missionId: string | null): void {
    this.dispose();
    const { catalog, almanac, trajectories } = this.stage.explorer;
    const gmKm3S2 = catalog.body('sun')?.gmKm3S2;
    const legs = missionId === null ? [] : (trajectories.trajectoryOf(missionId)?.legs ?? []);
    const object = this.stage.objects[this.stage.indexOf(missionId)];
    if (missionId === null || gmKm3S2 === undefined || !object) return;
    const systemOf = (id: string) => {
      const body = catalog.body(id);
      return body?.kind === 'satellite' ? (body.parent ?? id) : id;
    };
    for (const leg of legs) {
      const courses = dateBand({ leg, missionId, almanac, gmKm3S2, systemOf });
      if (courses.length < 2) continue;
      const band = { mesh: meshOf(courses, 1 + leg.revolutions, object.color), start: courses[0]!.start };
      this.bands.push(band);
      this.root.add(band.mesh);
    }
  }
}

function meshOf(courses: readonly BandCourse[], turns: number, color: readonly [number, number, number]) {
  const flightDays = Math.max(...courses.map(({ start, end }) => end - start)) / SECONDS_PER_DAY;
  const material = new ShaderMaterial({
    vertexShader: BAND_VERTEX,
    fragmentShader: BAND_FRAGMENT,
    uniforms: {
      uEyeFromSun: { value: new Vector3() },
      uLogAmount: { value: 0 },
      uColor: { value: new Vector3(...color) },
      // Turn upon turn lies above one another.
      uOpacity: { value: BAND.opacity / turns },
      uShare: { value: 1 },
      uNowDays: { value: 0 },
      uSpanDays: { value: NOW_SHARE * flightDays },
    },
    transparent: true,
    depthWrite: false,
    side: DoubleSide,
  });
  const mesh = new Mesh(bandGeometry(courses, STEPS * turns), material);
  mesh.frustumCulled = false;
  mesh.renderOrder = 22;
  return mesh;
}

/** Flights beside one another as a sheet: positions about the Sun (km, scene axes), so many steps along each. */
export function bandGeometry(courses: readonly BandCourse[], steps: number): BufferGeometry {
  const first = courses[0]!;
  const last = courses[courses.length - 1]!;
  const row = steps + 1;
  const positions = new Float32Array(courses.length * row * 3);
  const across = new Float32Array(courses.length * row * 2);
  const index: number[] = [];
  courses.forEach(({ share, start, end, stateInto }, i) => {
    const side = share < 0 ? -share / first.share : share / last.share;
    for (let step = 0; step <= steps; step++) {
      const epoch = epochTdb(start + ((end - start) * step) / steps);
      stateInto(state, epoch);
      sceneFromIcrf(point, state.positionKm);
      const at = i * row + step;
      positions.set([point.x, point.y, point.z], 3 * at);
      across.set([(epoch - first.start) / SECONDS_PER_DAY, share === 0 ? 0 : side], 2 * at);
      if (i + 1 < courses.length && step < steps) index.push(at, at + 1, at + row, at + row, at + 1, at + row + 1);
    }
  });
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  geometry.setAttribute('aCourse', new BufferAttribute(across, 2));
  geometry.setIndex(index);
  return geometry;
}
