import { X } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../../i18n/text-context.tsx';
import { useExplorerState } from '../../state/explorer-context.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { useShell } from './shell-state.ts';
import styles from './start-hint.module.css';

const SEEN_KEY = 'outbound.hint-seen';

/** One line, once: what this is. It goes for good when closed. */
export function StartHint() {
  const t = useText();
  const shell = useShell();
  const [isShown, setShown] = useState(() => !wasSeen());
  // The loop of a kiosk has told it already.
  const isKiosk = useExplorerState((s) => s.mode === 'kiosk');
  // One who looks out from a place has found the way in.
  const isLookingOut = useExplorerState((s) => s.standpoint !== null);
  if (!isShown || isKiosk || isLookingOut) return null;

  const close = () => {
    rememberSeen();
    setShown(false);
  };
  return (
    <aside className={styles.hint} data-hint data-covers-picture aria-label={t('hint.label')}>
      <p>
        {t('hint.text')}{' '}
        <button
          type="button"
          className={styles.more}
          onClick={() => {
            close();
            shell.open('about');
          }}
        >
          {t('hint.more')}
        </button>
      </p>
      <IconButton icon={X} label={t('app.close')} onPress={close} />
    </aside>
  );
}

/** Storage may be forbidden (private windows, frames): then the hint is simply shown again. */
function wasSeen(): boolean {
  try {
    return localStorage.getItem(SEEN_KEY) !== null;
  } catch {
    return false;
  }
}

function rememberSeen(): void {
  try {
    localStorage.setItem(SEEN_KEY, '1');
  } catch {
    // See above.
  }
}
