import { ExternalLink } from 'lucide-react';
import { useText } from '../../i18n/text-context.tsx';
import { useExplorerState } from '../../state/explorer-context.ts';
import { Remark } from './section.tsx';
import styles from './source-list.module.css';

interface SourceItem {
  readonly title: string;
  readonly url?: string | undefined;
  /** Month of publication, written out. */
  readonly published?: string | undefined;
}

/** Where the facts were read. Addresses open in a new tab; in a kiosk there is no way out, so titles alone are shown. */
export function SourceList({ sources }: { readonly sources: readonly SourceItem[] }) {
  const t = useText();
  const isKiosk = useExplorerState((s) => s.mode === 'kiosk');
  if (sources.length === 0) return <Remark>{t('panel.noSources')}</Remark>;
  return (
    <ul className={styles.sources}>
      {sources.map((source, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes; titles may repeat
        <li key={i}>
          {source.url && !isKiosk ? (
            <a href={source.url} target="_blank" rel="noopener noreferrer external">
              {source.title}
              <ExternalLink aria-hidden size="0.85em" strokeWidth={1.6} />
              <span className="visually-hidden"> ({t('panel.opensNewTab')})</span>
            </a>
          ) : (
            source.title
          )}
          {source.published && <span className={styles.published}>{source.published}</span>}
        </li>
      ))}
    </ul>
  );
}
