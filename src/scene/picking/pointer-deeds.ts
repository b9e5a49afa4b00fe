import type { TimelineEvent } from '../../catalog/catalog.ts';
import { select, visit } from '../../state/explorer.ts';
import type { PointerDeeds } from '../camera/controls.ts';
import type { LabelLayer } from '../labels/label-layer.ts';
import type { Stage } from '../stage/stage.ts';
import { objectAt } from './scene-picker.ts';

type Place = Parameters<PointerDeeds['click']>[0];

/**
 * What a pointer does to what it meets: point at objects, select and visit them; set the clock to events on the selected
 * path. A click on nothing closes the selection.
 */
export function pointerDeeds(stage: Stage, labels: LabelLayer, host: HTMLElement): PointerDeeds {
  const { explorer } = stage;
  const indexAt = ({ x, y, isTouch, target }: Place) => {
    const labelled = labels.indexAt(target);
    return labelled >= 0 ? labelled : objectAt(stage, x, y, isTouch);
  };
  const idAt = (place: Place) => stage.objects[indexAt(place)]?.id ?? null;
  /** The event whose sign is meant: its middle is nearer than that of any object. */
  const eventAt = ({ x, y, isTouch, target }: Place) => {
    if (labels.indexAt(target) >= 0) return undefined;
    const found = stage.eventPointing?.find(x, y, isTouch);
    const index = found ? objectAt(stage, x, y, isTouch) : -1;
    const { screenX, screenY } = stage.projection;
    const isObjectNearer = index >= 0 && Math.hypot(screenX[index]! - x, screenY[index]! - y) < found!.apartPx;
    return isObjectNearer && index !== stage.selectedIndex ? undefined : found;
  };
  const hoverEvent = (hoveredEvent: TimelineEvent['key'] | null) => {
    if (explorer.store.getState().hoveredEvent !== hoveredEvent) explorer.store.setState({ hoveredEvent });
  };
  const hover = (hoveredId: string | null, isOverOther = false) => {
    host.style.cursor = hoveredId === null && !isOverOther ? '' : 'pointer';
    if (explorer.store.getState().hoveredId !== hoveredId) explorer.store.setState({ hoveredId });
  };
  const deeds: PointerDeeds = {
    meant: indexAt,
    click(place) {
      if (labels.press(place.target, false)) return;
      const event = eventAt(place);
      if (event) {
        labels.closeFan();
        stage.eventPointing?.press(event.key);
        // A finger does not rest on what it points at: the words stay until it points elsewhere.
        hoverEvent(place.isTouch ? event.key : null);
        return;
      }
      hoverEvent(null);
      const id = idAt(place);
      // A press beside the open fan closes it and does no more.
      if (labels.closeFan() && id === null) return;
      // Small bodies come after everything the picture is about.
      if (id === null && stage.swarmPicker?.click(place.x, place.y, place.isTouch)) return;
      select(explorer, id);
    },
    doubleClick(place) {
      const id = idAt(place);
      if (id !== null) visit(explorer, id);
    },
    hover(place) {
      const event = eventAt(place);
      hoverEvent(event?.key ?? null);
      if (event) {
        stage.swarmPicker?.leave();
        hover(null, true);
        return;
      }
      const id = idAt(place);
      if (id !== null) stage.swarmPicker?.leave();
      hover(id, id === null && stage.swarmPicker?.hover(place.x, place.y));
    },
    leave() {
      hoverEvent(null);
      stage.swarmPicker?.leave();
      hover(null);
    },
  };
  // The keyboard and assistive technology press buttons without a pointer.
  labels.element.addEventListener('click', ({ target, detail }) => {
    if (detail === 0 && !labels.press(target, true)) deeds.click({ x: 0, y: 0, isTouch: false, target });
  });
  return deeds;
}
