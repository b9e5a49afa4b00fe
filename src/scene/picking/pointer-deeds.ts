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
  const hover = (hoveredId: string | null) => {
    if (explorer.store.getState().hoveredId === hoveredId) return;
    explorer.store.setState({ hoveredId });
    host.style.cursor = hoveredId === null ? '' : 'pointer';
  };
  return {
    click: (place) => void select(explorer, idAt(place)),
    doubleClick(place) {
      const id = idAt(place);
      if (id !== null) visit(explorer, id);
    },
    hover: (place) => hover(idAt(place)),
    leave: () => hover(null),
  };
}
