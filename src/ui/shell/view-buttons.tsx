import { House, LocateFixed, Minus, Plus, Spline, Undo2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useText } from '../../i18n/text-context.tsx';
import type { CameraChannel } from '../../state/camera-pose.ts';
import { toggleLegend } from '../../state/display.ts';
import { useExplorer, useExplorerState } from '../../state/explorer-context.ts';
import { canGoBack } from '../../state/history-step.ts';
import { centreFocus, goHome } from '../../state/navigate.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { goBack } from './go-back.ts';
import styles from './view-buttons.module.css';

const STEP = 0.6;
/** A button held longer than this (ms) goes on by itself, so fast (e-folds of the distance a second). */
const HOLD_MS = 260;
const HOLD_RATE = 1.3;

/** What the lines mean; nearer, farther, back and home, for those without a wheel or a second finger. */
export function ViewButtons() {
  const t = useText();
  const explorer = useExplorer();
  const { camera } = explorer;
  const isLegendShown = useExplorerState((s) => s.isLegendShown);
  const isOffFocus = useExplorerState((s) => s.isOffFocus);
  const focusId = useExplorerState((s) => s.focusId);
  const nearer = useHeldZoom(camera, STEP, -HOLD_RATE);
  const farther = useHeldZoom(camera, 1 / STEP, HOLD_RATE);
  // Each of these may have made a step of the history.
  useExplorerState((s) => `${s.focusId} ${s.selectedId} ${s.standpoint?.id}`);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className={styles.buttons} role="group" aria-label={t('view.label')} data-covers-picture>
      <IconButton
        icon={Spline}
        label={t('legend.title')}
        shortcut="K"
        isExpanded={isLegendShown}
        onPress={() => toggleLegend(explorer)}
      />
      <IconButton icon={Plus} label={t('view.nearer')} shortcut="+" {...nearer} />
      <IconButton icon={Minus} label={t('view.farther')} shortcut="-" {...farther} />
      {isOffFocus && (
        <IconButton
          icon={LocateFixed}
          label={t('view.centre', { name: explorer.catalog.objectName(focusId) })}
          shortcut="C"
          onPress={() => centreFocus(explorer)}
        />
      )}
      {canGoBack(history.state) && (
        <IconButton icon={Undo2} label={t('view.back')} shortcut="Backspace" onPress={goBack} />
      )}
      <IconButton icon={House} label={t('view.home')} shortcut="H" onPress={() => goHome(explorer)} />
    </div>
  );
}

/** One step for a press; on and on for a button that is held. */
function useHeldZoom(camera: CameraChannel, step: number, rate: number) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isHeld = useRef(false);
  const heldFromKm = useRef(Number.NaN);
  const release = () => {
    clearTimeout(timer.current);
    if (!isHeld.current) return;
    camera.holdZoom(0);
    // A slow machine may not have drawn a frame meanwhile: what has moved nothing was a press.
    if (camera.pose.distanceKm === heldFromKm.current) isHeld.current = false;
    // The click that may end a hold comes right after it.
    setTimeout(() => {
      isHeld.current = false;
    });
  };
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      camera.holdZoom(0);
    },
    [camera],
  );
  return {
    onHold() {
      isHeld.current = false;
      timer.current = setTimeout(() => {
        isHeld.current = true;
        heldFromKm.current = camera.pose.distanceKm;
        camera.holdZoom(rate);
      }, HOLD_MS);
    },
    onRelease: release,
    onPress() {
      if (!isHeld.current) camera.zoomBy(step);
    },
  };
}
