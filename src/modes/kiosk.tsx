import { useEffect, useMemo } from 'react';
import { useText } from '../i18n/text-context.tsx';
import { SceneCanvas } from '../scene/scene-canvas.tsx';
import { useExplorer } from '../state/explorer-context.ts';
import { storyFor } from '../state/story-player.ts';
import { ExploreShell } from '../ui/shell/explore-shell.tsx';
import { Timeline } from '../ui/timeline/timeline.tsx';
import { kioskTimesFrom } from './kiosk-idle.ts';
import styles from './stage.module.css';
import { StoryCaption } from './story-caption.tsx';
import { useKiosk } from './use-kiosk.ts';

/**
 * A touch table in a museum: a loop of views until someone touches it, then the explorer with large targets and no way
 * out to other pages, and after a quiet minute a question and back to the loop.
 */
export function KioskMode() {
  const explorer = useExplorer();
  const t = useText();
  const story = useMemo(() => storyFor(explorer, 'kiosk'), [explorer]);
  const times = useMemo(() => kioskTimesFrom(location.search), []);
  const phase = useKiosk(story, times);
  useNoContextMenu();

  if (phase === 'attract' && story) {
    return (
      <div className={styles.stage}>
        <SceneCanvas />
        <span className={styles.mark}>{t('app.name')}</span>
        <div className={styles.lower}>
          <StoryCaption story={story} />
        </div>
        <span className={styles.invite}>{t('mode.touchToExplore')}</span>
      </div>
    );
  }
  return (
    <>
      <ExploreShell scene={<SceneCanvas />} timeline={<Timeline />} />
      {phase === 'asking' && (
        <div className={styles.question} role="alertdialog" aria-label={t('mode.stillThere')}>
          <p>{t('mode.stillThere')}</p>
          <button type="button" className={styles.button}>
            {t('mode.goOn')}
          </button>
        </div>
      )}
    </>
  );
}

/** A long press on the table must not open the browser's menu. */
function useNoContextMenu(): void {
  useEffect(() => {
    const refuse = (event: Event) => event.preventDefault();
    addEventListener('contextmenu', refuse);
    return () => removeEventListener('contextmenu', refuse);
  }, []);
}
