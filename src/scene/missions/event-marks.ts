import { BufferAttribute, BufferGeometry, Color, DynamicDrawUsage, Points, ShaderMaterial } from 'three';
import type { TimelineEvent } from '../../catalog/catalog.ts';
import { eventDate, eventLabel } from '../../i18n/event-label.ts';
import { EVENT_MARK, eventKind } from '../../state/line-styles.ts';
import { goToEvent } from '../../state/navigate.ts';
import type { LabelGuest } from '../labels/label-guest.ts';
import type { ScenePoint } from '../stage/display-axes.ts';
import type { Layer } from '../stage/layer.tsx';
import { rgbOfHex } from '../stage/scene-object.ts';
import type { EventPointing, Stage } from '../stage/stage.ts';
import { EVENT_MARK_FRAGMENT, EVENT_MARK_VERTEX, kindNumber } from './event-mark-shader.ts';
import { type EventPlace, eventPlaces, focusHostIndex } from './event-places.ts';
import { nearestMark, type PointedMark } from './event-pointing.ts';

/** Names of events give way to those of bodies and craft; the one pointed at is read before all. */
const PRIORITY = 200;
const POINTED_PRIORITY = 1100;
const CAPACITY = 64;
/** Longer notes are for the panel. */
const MOST_LETTERS = 70;

type Key = TimelineEvent['key'];

interface Mark extends EventPlace {
  readonly guest: LabelGuest;
  readonly pointedGuest: LabelGuest;
}

/**
 * Signs on the path of the selected mission where something happens: pointed at they say what and when, pressed they set
 * the clock to it.
 */
export class EventMarks implements Layer, EventPointing {
  readonly root: Points<BufferGeometry, ShaderMaterial>;
  private marks: Mark[] = [];
  /** What the marks were made for. */
  private missionId: string | null = null;
  private dataVersion = -1;
  private focusHost = -1;
  private speech: Stage['speech'] | undefined;
  private hovered: Key | null = null;

  constructor(private readonly stage: Stage) {
    const geometry = new BufferGeometry();
    const attribute = (size: number) =>
      new BufferAttribute(new Float32Array(CAPACITY * size), size).setUsage(DynamicDrawUsage);
    geometry.setAttribute('position', attribute(3));
    geometry.setAttribute('aMark', attribute(4));
    const material = new ShaderMaterial({
      vertexShader: EVENT_MARK_VERTEX,
      fragmentShader: EVENT_MARK_FRAGMENT,
      transparent: true,
      depthWrite: false,
      uniforms: { uPixelRatio: { value: 1 }, uColor: { value: new Color(...rgbOfHex(EVENT_MARK.colorHex)) } },
    });
    this.root = new Points(geometry, material);
    this.root.frustumCulled = false;
    this.root.renderOrder = 36;
    stage.eventPointing = this;
  }

  update(stage: Stage): void {
    const { hoveredEvent } = stage.explorer.store.getState();
    if (this.isStale(stage)) this.make();
    this.hovered = hoveredEvent;
    const { position, aMark } = this.root.geometry.attributes as Record<string, BufferAttribute>;
    let count = 0;
    for (const mark of this.marks) {
      if (!stage.places.isKnown[mark.centre]) continue;
      fromEye(point, mark, stage);
      position!.setXYZ(count, point.x, point.y, point.z);
      const { event, time } = mark;
      const sizePx = event.key === hoveredEvent ? EVENT_MARK.highlightedPx : EVENT_MARK.sizePx;
      const patchPx = time.isChosen ? EVENT_MARK.vaguePx : 0;
      aMark!.setXYZW(
        count++,
        kindNumber(eventKind(event.type)),
        sizePx,
        patchPx,
        event.outcome === 'confirmed' ? 1 : 0,
      );
    }
    this.root.visible = count > 0;
    this.root.geometry.setDrawRange(0, count);
    this.root.material.uniforms.uPixelRatio!.value = stage.pixelRatio;
    position!.needsUpdate = aMark!.needsUpdate = count > 0;
  }

  dispose(): void {
    this.forget();
    if (this.stage.eventPointing === this) this.stage.eventPointing = undefined;
    this.root.geometry.dispose();
    this.root.material.dispose();
  }

  find(x: number, y: number, isTouch: boolean) {
    return nearestMark(this.seenMarks(), x, y, isTouch);
  }

  press(key: Key): void {
    const { selectedId } = this.stage.explorer.store.getState();
    if (selectedId !== null) goToEvent(this.stage.explorer, selectedId, key);
  }

  private *seenMarks(): Generator<PointedMark<Key>> {
    for (const mark of this.marks) {
      if (locate(onScreen, mark, this.stage)) yield { key: mark.event.key, x: onScreen.x, y: onScreen.y };
    }
  }

  private forget(): void {
    for (const { guest, pointedGuest } of this.marks) {
      this.stage.guests.delete(guest);
      this.stage.guests.delete(pointedGuest);
    }
    this.marks = [];
  }

  /** Whether marks have to be made anew; notes what for. */
  private isStale(stage: Stage): boolean {
    const { selectedId, dataVersion } = stage.explorer.store.getState();
    const focusHost = focusHostIndex(stage);
    const isSame =
      selectedId === this.missionId &&
      dataVersion === this.dataVersion &&
      focusHost === this.focusHost &&
      stage.speech === this.speech;
    this.missionId = selectedId;
    this.dataVersion = dataVersion;
    this.focusHost = focusHost;
    this.speech = stage.speech;
    return !isSame;
  }

  private make(): void {
    this.forget();
    const { missionId } = this;
    if (missionId === null) return;
    const said = new Set<string>();
    for (const place of eventPlaces(this.stage, missionId)) {
      const text = shortText(this.stage, place);
      // Arrival and landing in the same year: said once.
      const isSaid = said.has(text);
      said.add(text);
      const isPointed = () => this.hovered === place.event.key;
      const mark: Mark = {
        ...place,
        guest: guestAt(place, text, PRIORITY, () => !isSaid && !isPointed()),
        pointedGuest: guestAt(place, fullText(this.stage, place), POINTED_PRIORITY, isPointed),
      };
      this.marks.push(mark);
      this.stage.guests.add(mark.guest).add(mark.pointedGuest);
    }
  }
}

const point: ScenePoint = { x: 0, y: 0, z: 0 };
const onScreen = { x: 0, y: 0 };

/** Where and when: "Venus, 24 Jun 1999", "Mars, 2031". What happens far from everything has only its date. */
function shortText({ speech }: Stage, { event, time }: EventPlace): string {
  const { t, format } = speech;
  const days = new Intl.DateTimeFormat(format.locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const date = time.isChosen ? eventDate(event, t, format) : days.format(event.instantUtc);
  if (event.type === 'other' && event.bodyId === 'sun') return date;
  // A burn out there is told by what it is.
  return `${event.type === 'deep-space-manoeuvre' ? eventLabel(event, t) : event.objectName}, ${date}`;
}

/** What and when, as exactly as it is published; where the day is ours, that too. */
function fullText({ speech, explorer }: Stage, { event, time }: EventPlace): string {
  const { t, format } = speech;
  const note = event.type === 'other' ? explorer.catalog.noteOf(event) : undefined;
  const what = note !== undefined && note.length <= MOST_LETTERS ? note : eventLabel(event, t);
  const said = { event: what, date: eventDate(event, t, format) };
  return time.isChosen ? t('scene.eventChosen', { ...said, day: format.instant(time.utc) }) : t('scene.event', said);
}

function guestAt(place: EventPlace, text: string, priority: number, isWanted: () => boolean): LabelGuest {
  return {
    text,
    tone: 'small-body',
    priority,
    markPx: EVENT_MARK.sizePx / 2,
    locate: (out, stage) => isWanted() && locate(out, place, stage),
  };
}

/** From the eye to where a place is drawn (km, scene axes). */
function fromEye(out: ScenePoint, { centre, offset }: EventPlace, { places, eye }: Stage): ScenePoint {
  const { trueX, trueY, trueZ } = places;
  places.drawnInto(out, trueX[centre]! + offset.x, trueY[centre]! + offset.y, trueZ[centre]! + offset.z);
  out.x -= eye.position.x;
  out.y -= eye.position.y;
  out.z -= eye.position.z;
  return out;
}

/** Writes where a place is (CSS px); false when it is out of the picture, or paths do not show. */
function locate(out: { x: number; y: number }, place: EventPlace, stage: Stage): boolean {
  const { eye, places, explorer } = stage;
  if (!places.isKnown[place.centre] || explorer.store.getState().hiddenLayers.includes('paths')) return false;
  const { x, y, z } = fromEye(point, place, stage);
  const ahead = x * eye.forward.x + y * eye.forward.y + z * eye.forward.z;
  if (ahead <= 0) return false;
  const scale = eye.pixelsPerTangent / ahead;
  out.x = eye.widthPx / 2 + (x * eye.right.x + y * eye.right.y + z * eye.right.z) * scale;
  out.y = eye.heightPx / 2 - (x * eye.up.x + y * eye.up.y + z * eye.up.z) * scale;
  return out.x > 0 && out.y > 0 && out.x < eye.widthPx && out.y < eye.heightPx;
}
