import { setScaleMode, toggleLayer, toggleLegend } from '../../state/display.ts';
import { notify, select } from '../../state/explorer.ts';
import { useExplorer } from '../../state/explorer-context.ts';
import { centreFocus, goHome } from '../../state/navigate.ts';
import { chooseRulerEnd, removeRuler } from '../../state/ruler.ts';
import { leaveStandpoint, rideAlong } from '../../state/standpoint.ts';
import { moveByKey } from '../../state/view-steps.ts';
import { useShortcuts } from '../keyboard/shortcuts.ts';
import { toggleFullscreen } from './fullscreen.ts';
import { goBack } from './go-back.ts';
import type { Shell } from './shell-state.ts';

/** The keys of the explore shell; those of time belong to the timeline. */
export function useShellShortcuts(shell: Shell): void {
  const explorer = useExplorer();
  useShortcuts([
    { keys: ['/'], labelKey: 'help.search', group: 'go', run: () => shell.open('search') },
    { keys: ['Escape'], labelKey: 'help.close', group: 'go', run: () => closeTopmost() },
    { keys: ['g'], labelKey: 'help.filters', group: 'go', run: () => shell.toggle('filters') },
    { keys: ['t'], labelKey: 'help.list', group: 'go', run: () => shell.open('list') },
    { keys: ['?'], labelKey: 'help.help', group: 'go', run: () => shell.open('help') },
    { keys: ['l'], labelKey: 'help.labels', group: 'view', run: () => toggleLayer(explorer, 'labels') },
    { keys: ['o'], labelKey: 'help.orbits', group: 'view', run: () => toggleLayer(explorer, 'orbits') },
    { keys: ['p'], labelKey: 'help.paths', group: 'view', run: () => toggleLayer(explorer, 'paths') },
    { keys: ['s'], labelKey: 'help.scale', group: 'view', run: () => setScaleMode(explorer) },
    { keys: ['k'], labelKey: 'help.legend', group: 'view', run: () => toggleLegend(explorer) },
    { keys: ['h', 'Home'], labelKey: 'help.home', group: 'view', run: () => goHome(explorer) },
    { keys: ['Backspace'], labelKey: 'help.back', group: 'view', run: () => goBack() },
    { keys: ['ArrowLeft', 'ArrowRight'], labelKey: 'help.turn', group: 'view', run: move },
    { keys: ['ArrowUp', 'ArrowDown'], labelKey: 'help.tilt', group: 'view', run: move },
    {
      keys: ['Shift+ArrowLeft', 'Shift+ArrowRight', 'Shift+ArrowUp', 'Shift+ArrowDown'],
      labelKey: 'help.shift',
      group: 'view',
      run: move,
    },
    { keys: ['c'], labelKey: 'help.centre', group: 'view', run: () => centreFocus(explorer) },
    { keys: ['+', '='], labelKey: 'help.nearer', group: 'view', run: move },
    { keys: ['-', '_'], labelKey: 'help.farther', group: 'view', run: move },
    { keys: ['r'], labelKey: 'help.ride', group: 'view', run: () => ride(null) },
    { keys: ['e'], labelKey: 'help.earthFromHere', group: 'view', run: () => ride('earth') },
    { keys: ['f'], labelKey: 'help.fullscreen', group: 'view', run: () => fillScreen() },
  ]);

  function move(event: KeyboardEvent) {
    moveByKey(explorer.camera, event);
  }

  /** Rides along with what is selected, else with what the camera circles. */
  function ride(targetId: string | null) {
    const { selectedId, focusId } = explorer.store.getState();
    const id = selectedId ?? focusId;
    // A body is not ridden but looked out from: without another wish, at the Sun.
    const target = targetId ?? (explorer.catalog.body(id) ? 'sun' : null);
    if (rideAlong(explorer, id, target)) return;
    notify(explorer, { kind: 'info', textKey: 'notice.noOutlook', values: { name: explorer.catalog.objectName(id) } });
  }

  function fillScreen() {
    // A kiosk fills its screen for good.
    if (explorer.store.getState().mode !== 'kiosk') void toggleFullscreen();
  }

  function closeTopmost() {
    const { ruler, selectedId, swarmPick, isLegendShown } = explorer.store.getState();
    if (shell.overlay) shell.open(null);
    else if (ruler?.isChoosing) chooseRulerEnd(explorer, false);
    else if (leaveStandpoint(explorer)) return;
    else if (selectedId !== null || swarmPick !== null) select(explorer, null);
    else if (isLegendShown) toggleLegend(explorer);
    else removeRuler(explorer);
  }
}
