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

/** A broken link may have many wrong parts: they must not cover the page. */
const PROBLEMS_SHOWN = 3;

/** The lines of news for the visitor; read out by screen readers as they come. */
export function NoticeList() {
  const notices = useExplorerState((s) => s.notices);
  const problems = notices.filter((n) => n.kind === 'problem');
  const rest = problems.slice(PROBLEMS_SHOWN);
  return (
    <div className={styles.list}>
      <div role="alert">
        {problems.slice(0, PROBLEMS_SHOWN).map((n) => (
          <NoticeLine key={n.id} notice={n} />
        ))}
        {rest.length > 0 && <RestLine problems={problems} count={rest.length} />}
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

/** How many problems are not shown; closes all of them. */
function RestLine({ problems, count }: { readonly problems: readonly Notice[]; readonly count: number }) {
  const t = useText();
  const explorer = useExplorer();
  const closeAll = () => {
    for (const { id } of problems) dismissNotice(explorer, id);
  };
  return (
    <div className={styles.notice} data-kind="problem">
      <p>{t('notice.more', { count })}</p>
      <IconButton icon={X} label={t('notice.closeAll')} onPress={closeAll} />
    </div>
  );
}
