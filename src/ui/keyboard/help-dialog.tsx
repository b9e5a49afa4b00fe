import type { Text } from '../../i18n/text.ts';
import { useText } from '../../i18n/text-context.tsx';
import { DialogFrame } from '../controls/dialog-frame.tsx';
import styles from './help-dialog.module.css';
import { activeShortcuts, SHORTCUT_GROUPS } from './shortcuts.ts';

/** Every key the page answers to, as registered by its parts. */
export function HelpDialog({ onClose }: { onClose(): void }) {
  const t = useText();
  const shortcuts = activeShortcuts();
  return (
    <DialogFrame title={t('help.title')} size="text" onClose={onClose}>
      <div className={styles.body}>
        <p className={styles.note}>{t('help.note')}</p>
        <p className={styles.note}>{t('help.hands')}</p>
        {SHORTCUT_GROUPS.map((group) => {
          const inGroup = shortcuts.filter((s) => s.group === group);
          return (
            inGroup.length > 0 && (
              <section key={group}>
                <h3>{t(`help.group.${group}`)}</h3>
                <dl className={styles.keys}>
                  {inGroup.map(({ keys, labelKey }) => (
                    <div key={labelKey + keys.join()}>
                      <dt>
                        {keys.map((key) => (
                          <kbd key={key}>{keyText(key, t)}</kbd>
                        ))}
                      </dt>
                      <dd>{t(labelKey)}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            )
          );
        })}
      </div>
    </DialogFrame>
  );
}

const WITH_SHIFT = 'Shift+';
const ARROWS: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };

function keyText(key: string, t: Text): string {
  if (key === ' ') return t('help.space');
  if (key.startsWith(WITH_SHIFT)) return `⇧ ${keyText(key.slice(WITH_SHIFT.length), t)}`;
  if (key === 'Escape') return 'Esc';
  return ARROWS[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}
