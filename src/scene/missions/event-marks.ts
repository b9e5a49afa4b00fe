import { BufferAttribute, BufferGeometry, DynamicDrawUsage, Points, ShaderMaterial } from 'three';
import type { TimelineEvent } from '../../catalog/catalog.ts';
import { stateVector } from '../../core/ephemeris/source.ts';
import { epochFromUtc } from '../../core/time/utc.ts';
import { languageOf } from '../../i18n/languages.ts';
import type { LabelGuest } from '../labels/label-guest.ts';
import { type ScenePoint, sceneFromIcrf } from '../stage/display-axes.ts';
import type { Layer } from '../stage/layer.tsx';
import type { Stage } from '../stage/stage.ts';

const MOST_MARKS = 64;
const SIZE_PX = 9;
/** Names of events give way to those of bodies and craft. */
const PRIORITY = 200;

const VERTEX = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_vertex>
uniform float uSizePx;
void main() {
  gl_Position = projectionMatrix * vec4(mat3(viewMatrix) * position, 1.0);
  gl_PointSize = uSizePx;
  #include <logdepthbuf_vertex>
}`;

const FRAGMENT = /* glsl */ `
#include <common>
#include <logdepthbuf_pars_fragment>
uniform float uSizePx;
void main() {
  #include <logdepthbuf_fragment>
  float away = length(gl_PointCoord - 0.5) * uSizePx;
  float ring = clamp(1.4 - abs(away - 0.34 * uSizePx), 0.0, 1.0);
  float ground = clamp(0.34 * uSizePx - away + 0.5, 0.0, 1.0);
  gl_FragColor = vec4(mix(vec3(0.02, 0.027, 0.05), vec3(0.957, 0.722, 0.376), ring), max(ring, 0.7 * ground));
}`;

interface Mark {
  /** Where the craft is at the event, relative to `centre` then (km, scene axes). */
  readonly offset: ScenePoint;
  readonly centre: number;
  readonly guest: LabelGuest;
}

/**
 * Rings on the path of the selected mission where something happens, with what it is at and when; about the Sun, or about
 * the planet one looks at. Only events dated to the day.
 */
export class EventMarks implements Layer {
  readonly root: Points<BufferGeometry, ShaderMaterial>;
  private marks: Mark[] = [];
  private madeFor = '';

  constructor(private readonly stage: Stage) {
    const geometry = new BufferGeometry();
    const places = new BufferAttribute(new Float32Array(MOST_MARKS * 3), 3).setUsage(DynamicDrawUsage);
    geometry.setAttribute('position', places);
    const material = new ShaderMaterial({
      vertexShader: VERTEX,
      fragmentShader: FRAGMENT,
      transparent: true,
      depthWrite: false,
      uniforms: { uSizePx: { value: SIZE_PX } },
    });
    this.root = new Points(geometry, material);
    this.root.frustumCulled = false;
    this.root.renderOrder = 36;
  }

  update(stage: Stage): void {
    const { selectedId, dataVersion, language } = stage.explorer.store.getState();
    const focus = systemOf(stage, stage.focusIndex);
    const wanted = `${selectedId} ${dataVersion} ${focus} ${language}`;
    if (wanted !== this.madeFor) this.make(selectedId, focus, language);
    this.madeFor = wanted;
    const places = this.root.geometry.getAttribute('position') as BufferAttribute;
    const { position } = stage.eye;
    let count = 0;
    for (const { offset, centre } of this.marks) {
      if (!stage.places.isKnown[centre]) continue;
      drawnAt(point, stage, centre, offset);
      places.setXYZ(count++, point.x - position.x, point.y - position.y, point.z - position.z);
    }
    this.root.visible = count > 0;
    this.root.geometry.setDrawRange(0, count);
    this.root.material.uniforms.uSizePx!.value = SIZE_PX * stage.pixelRatio;
    places.needsUpdate = count > 0;
  }

  dispose(): void {
    this.forget();
    this.root.geometry.dispose();
    this.root.material.dispose();
  }

  private forget(): void {
    for (const { guest } of this.marks) this.stage.guests.delete(guest);
    this.marks = [];
  }

  private make(missionId: string | null, focus: number, language: string): void {
    this.forget();
    const { stage } = this;
    const { catalog, almanac } = stage.explorer;
    const mission = missionId === null ? undefined : catalog.mission(missionId);
    if (!mission || !almanac.has(mission.id)) return;
    for (const event of catalog.eventsOf(mission)) {
      if (this.marks.length >= MOST_MARKS || !isDated(event) || event.part !== undefined) continue;
      const epoch = epochFromUtc(event.instantUtc);
      // What happens at the planet in focus is drawn about that planet, as the path is.
      const isHere = focus >= 0 && systemOf(stage, stage.indexOf(event.bodyId)) === focus;
      const centre = isHere ? focus : stage.indexOf('sun');
      const centreId = stage.objects[centre]?.id;
      if (centreId === undefined || !almanac.stateInto(state, mission.id, centreId, epoch)) continue;
      const offset = sceneFromIcrf({ x: 0, y: 0, z: 0 }, state.positionKm);
      const mark = { offset, centre, guest: guestAt(offset, centre, textOf(event, language)) };
      this.marks.push(mark);
      stage.guests.add(mark.guest);
    }
  }
}

const state = stateVector();
const point: ScenePoint = { x: 0, y: 0, z: 0 };

function isDated({ precision }: TimelineEvent): boolean {
  return precision === 'day' || precision === 'minute' || precision === 'second';
}

function textOf({ objectName, instantUtc }: TimelineEvent, language: string): string {
  const date = new Intl.DateTimeFormat(languageOf(language).formatLocale, {
    dateStyle: 'medium',
    timeZone: 'UTC',
  }).format(instantUtc);
  return `${objectName}, ${date}`;
}

/** The planet whose neighbourhood an object belongs to; -1 for the Sun and what circles it directly but no planet. */
function systemOf(stage: Stage, index: number): number {
  const object = stage.objects[index];
  if (!object) return -1;
  if (object.mission) return systemOf(stage, stage.presence.hostOf(index));
  if (object.body?.kind === 'star') return -1;
  const parent = stage.objects[object.parentIndex];
  return parent === undefined || parent.body?.kind === 'star' ? index : parent.index;
}

/** Writes where a place (km from a centre) is drawn. */
function drawnAt(out: ScenePoint, { places }: Stage, centre: number, offset: Readonly<ScenePoint>): void {
  const { trueX, trueY, trueZ } = places;
  places.drawnInto(out, trueX[centre]! + offset.x, trueY[centre]! + offset.y, trueZ[centre]! + offset.z);
}

function guestAt(offset: Readonly<ScenePoint>, centre: number, text: string): LabelGuest {
  return {
    text,
    tone: 'small-body',
    priority: PRIORITY,
    markPx: 5,
    locate(out, stage) {
      const { places, eye, explorer } = stage;
      // Without paths there is nothing to mark.
      if (!places.isKnown[centre] || explorer.store.getState().hiddenLayers.includes('paths')) return false;
      drawnAt(point, stage, centre, offset);
      const x = point.x - eye.position.x;
      const y = point.y - eye.position.y;
      const z = point.z - eye.position.z;
      const ahead = x * eye.forward.x + y * eye.forward.y + z * eye.forward.z;
      if (ahead <= 0) return false;
      const scale = eye.pixelsPerTangent / ahead;
      out.x = eye.widthPx / 2 + (x * eye.right.x + y * eye.right.y + z * eye.right.z) * scale;
      out.y = eye.heightPx / 2 - (x * eye.up.x + y * eye.up.y + z * eye.up.z) * scale;
      return out.x > 0 && out.y > 0 && out.x < eye.widthPx && out.y < eye.heightPx;
    },
  };
}
