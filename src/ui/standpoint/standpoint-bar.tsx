import { X } from 'lucide-react';
import { useText } from '../../i18n/text-context.tsx';
import { useExplorer, useExplorerState } from '../../state/explorer-context.ts';
import { leaveStandpoint, turnTo } from '../../state/standpoint.ts';
import { IconButton } from '../controls/icon-button.tsx';
import styles from './standpoint-bar.module.css';

/** Says from where one looks out, offers what to look at, and the way back. */
export function StandpointBar() {
  const t = useText();
  const explorer = useExplorer();
  const { catalog } = explorer;
  const standpoint = useExplorerState((s) => s.standpoint);
  if (!standpoint) return null;
  const { kind, id, targetId } = standpoint;
  const name = catalog.objectName(id);
  const mission = catalog.mission(id);
  const targets = ['earth', 'sun', ...(mission?.destinations ?? []), ...(targetId ? [targetId] : [])];
  const offered = [...new Set(targets)].filter((target) => target !== id && catalog.body(target) !== undefined);
  const title =
    kind === 'stand'
      ? t('standpoint.stand', { name })
      : mission
        ? t('standpoint.ride', { name })
        : t('standpoint.outFrom', { name });

  return (
    <aside className={styles.strip} aria-label={t('standpoint.label')}>
      <div className={styles.bar} data-covers-picture>
        <p role="status">{title}</p>
        <label>
          <span>{t('standpoint.towards')}</span>
          <select value={targetId ?? ''} onChange={(event) => turnTo(explorer, event.target.value || null)}>
            {mission && <option value="">{t(kind === 'stand' ? 'standpoint.around' : 'standpoint.ahead')}</option>}
            {offered.map((target) => (
              <option key={target} value={target}>
                {catalog.objectName(target)}
              </option>
            ))}
          </select>
        </label>
        <IconButton icon={X} label={t('standpoint.leave')} shortcut="Esc" onPress={() => leaveStandpoint(explorer)} />
      </div>
    </aside>
  );
}
