import { useEffect, useMemo } from 'react';
import { useText } from '../i18n/text-context.tsx';
import { useExplorer } from '../state/explorer-context.ts';
import { storyFor } from '../state/story-player.ts';
import { kioskTimesFrom } from './kiosk-idle.ts';
import styles from './stage.module.css';
import { StoryCaption } from './story-caption.tsx';
import { useKiosk } from './use-kiosk.ts';

/**
 * A touch table in a museum: a loop of views until someone touches it, then the explorer with large targets and no way
 * out to other pages, and after a quiet minute a question and back to the loop.
 */
export function Kiosk({ onAttract }: { readonly onAttract: (isAttracting: boolean) => void }) {
  const explorer = useExplorer();
  const t = useText();
  const story = useMemo(() => storyFor(explorer, 'kiosk'), [explorer]);
  const times = useMemo(() => kioskTimesFrom(location.search), []);
  const phase = useKiosk(story, times);
  useNoContextMenu();
  const isAttracting = phase === 'attract' && story !== undefined;
  useEffect(() => onAttract(isAttracting), [onAttract, isAttracting]);

  if (isAttracting) {
    return (
      <div className={styles.stage}>
        <span className={styles.mark} data-covers-picture>
          {t('app.name')}
        </span>
        <div className={styles.lower}>
          <StoryCaption story={story} />
        </div>
        <span className={styles.invite} data-covers-picture>
          {t('mode.touchToExplore')}
        </span>
      </div>
    );
  }
  if (phase !== 'asking') return null;
  return (
    <div className={styles.question} role="alertdialog" aria-label={t('mode.stillThere')}>
      <p>{t('mode.stillThere')}</p>
      <button ref={focusNow} type="button" className={`${styles.button} ${styles.goOn}`}>
        {t('mode.goOn')}
      </button>
    </div>
  );
}

/** The question is answered by any key, too. */
function focusNow(button: HTMLButtonElement | null): void {
  button?.focus({ preventScroll: true });
}

/** A long press on the table must not open the browser's menu. */
function useNoContextMenu(): void {
  useEffect(() => {
    const refuse = (event: Event) => event.preventDefault();
    addEventListener('contextmenu', refuse);
    return () => removeEventListener('contextmenu', refuse);
  }, []);
}
