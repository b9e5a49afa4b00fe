import { X } from 'lucide-react';
import { useEffect } from 'react';
import { textOfKey } from '../../i18n/text.ts';
import { useText } from '../../i18n/text-context.tsx';
import { dismissNotice } from '../../state/explorer.ts';
import { useExplorer, useExplorerState } from '../../state/explorer-context.ts';
import type { Notice } from '../../state/store.ts';
import { IconButton } from '../controls/icon-button.tsx';
import styles from './notice-list.module.css';

/** News go by themselves after this long; problems stay until they are dismissed. */
const INFO_SHOWN_MS = 6000;

/** The lines of news for the visitor; read out by screen readers as they come. */
export function NoticeList() {
  const notices = useExplorerState((s) => s.notices);
  return (
    <div className={styles.list}>
      <div role="alert">
        {notices
          .filter((n) => n.kind === 'problem')
          .map((n) => (
            <NoticeLine key={n.id} notice={n} />
          ))}
      </div>
      <div role="status">
        {notices
          .filter((n) => n.kind === 'info')
          .map((n) => (
            <NoticeLine key={n.id} notice={n} />
          ))}
      </div>
    </div>
  );
}

function NoticeLine({ notice }: { readonly notice: Notice }) {
  const t = useText();
  const explorer = useExplorer();
  const { id, kind } = notice;
  useEffect(() => {
    if (kind !== 'info') return;
    const timer = setTimeout(() => dismissNotice(explorer, id), INFO_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [explorer, id, kind]);
  return (
    <div className={styles.notice} data-kind={kind}>
      <p>{textOfKey(t, notice.textKey, notice.values)}</p>
      <IconButton icon={X} label={t('app.close')} onPress={() => dismissNotice(explorer, id)} />
    </div>
  );
}
