import { useText } from '../../i18n/text-context.tsx';
import { DialogFrame } from '../controls/dialog-frame.tsx';
import styles from './about-dialog.module.css';

const LIMITS = ['limitPaths', 'limitDates', 'limitNames', 'limitRank'] as const;
const SOURCES = ['sourceEphemeris', 'sourceElements', 'sourceRotation', 'sourceMissions', 'sourceFont'] as const;

/** What this picture is, what it shows, what to be careful with, and where its figures come from. */
export function AboutDialog({ onClose }: { onClose(): void }) {
  const t = useText();
  return (
    <DialogFrame title={t('about.title')} size="text" onClose={onClose}>
      <div className={styles.body}>
        <h3>{t('about.ideaTitle')}</h3>
        <p>{t('about.idea')}</p>
        <p>{t('about.isecg')}</p>
        <h3>{t('about.seeTitle')}</h3>
        <p>{t('about.see')}</p>
        <h3>{t('about.limitsTitle')}</h3>
        <ul>
          {LIMITS.map((key) => (
            <li key={key}>{t(`about.${key}`)}</li>
          ))}
        </ul>
        <h3>{t('about.sourcesTitle')}</h3>
        <ul>
          {SOURCES.map((key) => (
            <li key={key}>{t(`about.${key}`)}</li>
          ))}
        </ul>
      </div>
    </DialogFrame>
  );
}
