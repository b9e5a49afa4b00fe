import { select, visit } from '../../state/explorer.ts';
import type { PointerDeeds } from '../camera/controls.ts';
import type { LabelLayer } from '../labels/label-layer.ts';
import type { Stage } from '../stage/stage.ts';
import { objectAt } from './scene-picker.ts';

/** What a pointer does to the objects it meets: point at, select, visit; a click on nothing closes the selection. */
export function pointerDeeds(stage: Stage, labels: LabelLayer, host: HTMLElement): PointerDeeds {
  const { explorer } = stage;
  const idAt = ({ x, y, isTouch, target }: Parameters<PointerDeeds['click']>[0]) => {
    const labelled = labels.indexAt(target);
    const index = labelled >= 0 ? labelled : objectAt(stage, x, y, isTouch);
    return stage.objects[index]?.id ?? null;
  };
  const hover = (hoveredId: string | null, isOverSmallBody = false) => {
    host.style.cursor = hoveredId === null && !isOverSmallBody ? '' : 'pointer';
    if (explorer.store.getState().hoveredId !== hoveredId) explorer.store.setState({ hoveredId });
  };
  const deeds: PointerDeeds = {
    click(place) {
      if (labels.press(place.target, false)) return;
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
      const id = idAt(place);
      if (id !== null) stage.swarmPicker?.leave();
      hover(id, id === null && stage.swarmPicker?.hover(place.x, place.y));
    },
    leave() {
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
