import { Binoculars, Earth, Rocket, Sun } from 'lucide-react';
import { useText } from '../../i18n/text-context.tsx';
import { notify } from '../../state/explorer.ts';
import { useExplorer } from '../../state/explorer-context.ts';
import { canStandAt, rideAlong, standAt } from '../../state/standpoint.ts';
import styles from './outlook-buttons.module.css';

/** Ways to look out from a body or craft: along its way, at the Earth, at the Sun, up from the ground. */
export function OutlookButtons({ id }: { readonly id: string }) {
  const t = useText();
  const explorer = useExplorer();
  const isMission = explorer.catalog.mission(id) !== undefined;
  const tell = (isDone: boolean) => {
    if (isDone) return;
    const name = explorer.catalog.objectName(id);
    notify(explorer, { kind: 'info', textKey: 'notice.noOutlook', values: { name } });
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div className={styles.buttons} role="group" aria-label={t('outlook.title')}>
      {isMission && canStandAt(explorer, id) && (
        <button type="button" onClick={() => tell(standAt(explorer, id))}>
          <Binoculars aria-hidden size="1.15em" strokeWidth={1.6} />
          {t('outlook.stand')}
        </button>
      )}
      {isMission && !canStandAt(explorer, id) && (
        <button type="button" onClick={() => tell(rideAlong(explorer, id, null))}>
          <Rocket aria-hidden size="1.15em" strokeWidth={1.6} />
          {t('outlook.ride')}
        </button>
      )}
      {id !== 'earth' && (
        <button type="button" onClick={() => tell(rideAlong(explorer, id, 'earth'))}>
          <Earth aria-hidden size="1.15em" strokeWidth={1.6} />
          {t('outlook.earth')}
        </button>
      )}
      {id !== 'sun' && (
        <button type="button" onClick={() => tell(rideAlong(explorer, id, 'sun'))}>
          <Sun aria-hidden size="1.15em" strokeWidth={1.6} />
          {t('outlook.sun')}
        </button>
      )}
    </div>
  );
}
