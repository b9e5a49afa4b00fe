import type { ReactNode } from 'react';
import { useText } from '../../i18n/text-context.tsx';
import { NoticeList } from '../notices/notice-list.tsx';
import styles from './not-pictured.module.css';

/** The page where the picture cannot be drawn: says so, and gives everything else. */
export function NotPictured({ children }: { readonly children: ReactNode }) {
  const t = useText();
  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <h1>{t('app.name')}</h1>
        <p>{t('error.noWebgl')}</p>
      </header>
      <main className={styles.main}>{children}</main>
      <NoticeList />
    </div>
  );
}
