import { House, Minus, Plus } from 'lucide-react';
import { useText } from '../../i18n/text-context.tsx';
import { useExplorer } from '../../state/explorer-context.ts';
import { goHome } from '../../state/navigate.ts';
import { IconButton } from '../controls/icon-button.tsx';
import styles from './view-buttons.module.css';

const STEP = 0.6;

/** Nearer, farther and home, for those without a wheel or a second finger. */
export function ViewButtons() {
  const t = useText();
  const explorer = useExplorer();
  const { camera } = explorer;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className={styles.buttons} role="group" aria-label={t('view.label')} data-covers-picture>
      <IconButton icon={Plus} label={t('view.nearer')} onPress={() => camera.zoomBy(STEP)} />
      <IconButton icon={Minus} label={t('view.farther')} onPress={() => camera.zoomBy(1 / STEP)} />
      <IconButton icon={House} label={t('view.home')} shortcut="H" onPress={() => goHome(explorer)} />
    </div>
  );
}
