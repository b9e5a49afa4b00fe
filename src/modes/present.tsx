import { useEffect, useMemo, useState } from 'react';
import { useText } from '../i18n/text-context.tsx';
import { toggleLegend } from '../state/display.ts';
import { useExplorer } from '../state/explorer-context.ts';
import { showStep, stepStory, storyFor } from '../state/story-player.ts';
import { useShortcuts } from '../ui/keyboard/shortcuts.ts';
import { toggleFullscreen } from '../ui/shell/fullscreen.ts';
import styles from './stage.module.css';
import { StoryCaption } from './story-caption.tsx';

/** Time without a mouse movement after which the buttons fade (ms). */
const QUIET_MS = 2500;

/** A talk: the picture, a caption, and the clicker's keys. Nothing else is on stage. */
export function Present() {
  const explorer = useExplorer();
  const t = useText();
  const story = useMemo(() => storyFor(explorer, 'present'), [explorer]);
  const [isBlack, setBlack] = useState(false);
  const isQuiet = useQuietPointer();

  useEffect(() => {
    if (!story) return;
    const current = explorer.store.getState().story;
    showStep(explorer, story, current?.storyId === story.id ? current.step : 0, true);
  }, [explorer, story]);

  const step = (offset: number) => story && stepStory(explorer, story, offset);
  const leave = () => explorer.store.setState({ mode: 'explore', story: null, isLegendShown: false });
  useShortcuts([
    { keys: ['PageDown', 'ArrowRight', 'ArrowDown'], labelKey: 'mode.next', group: 'go', run: () => step(1) },
    { keys: ['PageUp', 'ArrowLeft', 'ArrowUp'], labelKey: 'mode.previous', group: 'go', run: () => step(-1) },
    { keys: [' '], labelKey: 'mode.playPause', group: 'time', run: () => togglePlay(explorer.clock) },
    { keys: ['b', '.'], labelKey: 'mode.black', group: 'view', run: () => setBlack((black) => !black) },
    { keys: ['k'], labelKey: 'help.legend', group: 'view', run: () => toggleLegend(explorer) },
    { keys: ['f'], labelKey: 'mode.fullscreen', group: 'view', run: () => void toggleFullscreen() },
    { keys: ['Escape'], labelKey: 'mode.leave', group: 'go', run: leave },
  ]);

  return (
    <div className={styles.stage} data-open="true">
      {story ? (
        <div className={styles.lower}>
          <StoryCaption story={story} />
        </div>
      ) : (
        <p className={styles.mark}>{t('mode.noStory')}</p>
      )}
      <div className={styles.controls} data-quiet={isQuiet}>
        <button type="button" className={styles.button} onClick={() => step(-1)} aria-label={t('mode.previous')}>
          ←
        </button>
        <button type="button" className={styles.button} onClick={() => step(1)} aria-label={t('mode.next')}>
          →
        </button>
        <button type="button" className={styles.button} onClick={() => toggleLegend(explorer)}>
          {t('legend.title')}
        </button>
        <button type="button" className={styles.button} onClick={() => void toggleFullscreen()}>
          {t('mode.fullscreen')}
        </button>
        <button type="button" className={styles.button} onClick={leave}>
          {t('mode.leave')}
        </button>
      </div>
      {isBlack && <div className={styles.black} onPointerDown={() => setBlack(false)} />}
    </div>
  );
}

function togglePlay(clock: { readonly isPlaying: boolean; play(): void; pause(): void }): void {
  if (clock.isPlaying) clock.pause();
  else clock.play();
}

/** Whether the pointer has rested for a while. */
function useQuietPointer(): boolean {
  const [isQuiet, setQuiet] = useState(false);
  useEffect(() => {
    let timer = setTimeout(() => setQuiet(true), QUIET_MS);
    const moved = () => {
      setQuiet(false);
      clearTimeout(timer);
      timer = setTimeout(() => setQuiet(true), QUIET_MS);
    };
    addEventListener('pointermove', moved, { passive: true });
    addEventListener('pointerdown', moved, { passive: true });
    return () => {
      clearTimeout(timer);
      removeEventListener('pointermove', moved);
      removeEventListener('pointerdown', moved);
    };
  }, []);
  // The pointer itself would stand in the middle of the picture.
  useEffect(() => {
    document.documentElement.toggleAttribute('data-quiet', isQuiet);
    return () => document.documentElement.removeAttribute('data-quiet');
  }, [isQuiet]);
  return isQuiet;
}
