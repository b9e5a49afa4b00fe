import { useText } from '../../i18n/text-context.tsx';
import { useExplorerState } from '../../state/explorer-context.ts';
import styles from './scale-badge.module.css';
import { useShell } from './shell-state.ts';

/** Says at which scale the picture is drawn, always; a press opens the choice. With `isBare` there is nothing to press. */
export function ScaleBadge({ isBare }: { readonly isBare: boolean }) {
  const t = useText();
  const shell = useShell();
  const shown = useExplorerState((s) => s.scaleShown);
  const name = t(`scale.name.${shown}`);
  const meaning = t(`scale.meaning.${shown}`);
  if (isBare) {
    return (
      <p className={styles.badge} data-scale-badge data-bare data-covers-picture title={meaning}>
        {name}
      </p>
    );
  }
  return (
    <button
      type="button"
      className={styles.badge}
      data-scale-badge
      data-covers-picture
      title={meaning}
      aria-label={`${name}. ${meaning}`}
      aria-keyshortcuts="S"
      aria-expanded={shell.overlay === 'display'}
      onClick={() => shell.toggle('display')}
    >
      {name}
    </button>
  );
}
