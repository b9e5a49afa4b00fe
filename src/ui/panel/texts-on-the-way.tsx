import { useCallback, useEffect, useState } from 'react';
import { useText } from '../../i18n/text-context.tsx';
import { useExplorer } from '../../state/explorer-context.ts';
import { fetchMissionTexts } from '../../state/mission-texts.ts';
import styles from './mission-panel.module.css';

/** Stands where a mission's texts will be: asks for them, and when they cannot be had says so and offers to try again. */
export function TextsOnTheWay() {
  const t = useText();
  const explorer = useExplorer();
  const [hasFailed, setFailed] = useState(false);
  const ask = useCallback(() => {
    setFailed(false);
    void fetchMissionTexts(explorer).then((isThere) => setFailed(!isThere));
  }, [explorer]);
  useEffect(() => {
    ask();
    addEventListener('online', ask);
    return () => removeEventListener('online', ask);
  }, [ask]);

  if (!hasFailed) return <p className={styles.loading}>{t('app.loading')}</p>;
  return (
    <div role="status">
      <p>{t('mission.textsFailed')}</p>
      <button type="button" className={styles.goToLaunch} onClick={ask}>
        {t('app.retry')}
      </button>
    </div>
  );
}
