import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { SearchField } from 'react-aria-components/SearchField';
import { useText } from '../../i18n/text-context.tsx';
import { useExplorer } from '../../state/explorer-context.ts';
import { DialogFrame } from '../controls/dialog-frame.tsx';
import { chooseHit } from './choose-hit.ts';
import { HitLine } from './hit-line.tsx';
import { type Hit, type HitGroup, searchCatalog, suggestedHits } from './hits.ts';
import styles from './search-dialog.module.css';

const GROUP_TITLES = { body: 'search.bodies', mission: 'search.missions', agency: 'search.agencies' } as const;

/** Find a place, a mission or an agency by name: type, walk with the arrows, Enter. */
export function SearchDialog({ onClose }: { onClose(): void }) {
  const t = useText();
  const explorer = useExplorer();
  const { catalog } = explorer;
  const [query, setQuery] = useState('');
  const isEmpty = query.trim() === '';
  const groups = useMemo(
    () => (isEmpty ? suggestedHits(catalog) : searchCatalog(catalog, query)),
    [query, isEmpty, catalog],
  );
  const count = groups.reduce((sum, group) => sum + group.hits.length, 0);
  const hits = new Map(groups.flatMap((group) => group.hits.map((hit) => [hit.key, hit] as const)));
  const choose = (hit: Hit | undefined) => {
    if (!hit) return;
    onClose();
    chooseHit(explorer, hit);
  };

  return (
    <DialogFrame title={t('search.title')} size="top" isTitleHidden onClose={onClose}>
      <Autocomplete inputValue={query} onInputChange={setQuery}>
        <SearchField className={styles.field ?? ''} aria-label={t('search.label')} autoFocus>
          <Search aria-hidden size="1.2em" strokeWidth={1.6} />
          <Input className={styles.input ?? ''} placeholder={t('search.placeholder')} />
          <button type="button" className={styles.cancel} onClick={onClose}>
            {t('app.close')}
          </button>
        </SearchField>
        <p className="visually-hidden" role="status">
          {isEmpty ? '' : t('search.resultCount', { count })}
        </p>
        <ListBox
          className={styles.list ?? ''}
          aria-label={t('search.label')}
          selectionMode="none"
          onAction={(key) => choose(hits.get(String(key)))}
          renderEmptyState={() => <p className={styles.empty}>{t('search.noResults', { query })}</p>}
        >
          {groups.map((group) => (
            <HitSection key={group.kind} group={group} isSuggested={isEmpty} />
          ))}
        </ListBox>
      </Autocomplete>
    </DialogFrame>
  );
}

function HitSection({ group, isSuggested }: { readonly group: HitGroup; readonly isSuggested: boolean }) {
  const t = useText();
  return (
    <ListBoxSection>
      <Header className={styles.heading ?? ''}>
        {t(isSuggested ? 'search.suggested' : 'search.found', { group: t(GROUP_TITLES[group.kind]) })}
      </Header>
      {group.hits.map((hit) => (
        <ListBoxItem key={hit.key} id={hit.key} textValue={hit.name} className={styles.hit ?? ''}>
          <HitLine hit={hit} />
        </ListBoxItem>
      ))}
    </ListBoxSection>
  );
}
