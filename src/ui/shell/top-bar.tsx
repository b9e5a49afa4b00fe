import {
  CircleQuestionMark,
  EllipsisVertical,
  Info,
  Layers,
  Link2,
  type LucideIcon,
  Maximize,
  Search,
  SlidersHorizontal,
  Table2,
} from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/text-context.tsx';
import { useExplorer, useExplorerState } from '../../state/explorer-context.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { ActiveFilterChips } from '../filters/active-filter-chips.tsx';
import { activeFilterCount } from '../filters/active-filters.ts';
import { canFullscreen, toggleFullscreen } from './fullscreen.ts';
import { shareLink } from './share-link.ts';
import { useShell } from './shell-state.ts';
import styles from './top-bar.module.css';

interface Action {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly label: string;
  readonly shortcut?: string;
  run(): void;
}

/** Wordmark, search, filters and the rest; on a narrow screen the rest lies behind one button. */
export function TopBar() {
  const t = useText();
  const explorer = useExplorer();
  const shell = useShell();
  const filter = useExplorerState((s) => s.filter);

  const isKiosk = useExplorerState((s) => s.mode === 'kiosk');

  // A kiosk has no keyboard, no clipboard and no way out: what needs them is not offered there.
  const about: Action = { id: 'about', icon: Info, label: t('nav.about'), run: () => shell.open('about') };
  const everything: Action[] = [
    { id: 'list', icon: Table2, label: t('nav.list'), shortcut: 'T', run: () => shell.open('list') },
    { id: 'share', icon: Link2, label: t('nav.share'), run: () => void shareLink(explorer) },
    ...(canFullscreen()
      ? [
          {
            id: 'fullscreen',
            icon: Maximize,
            label: t('nav.fullscreen'),
            shortcut: 'F',
            run: () => void toggleFullscreen(),
          },
        ]
      : []),
    about,
    { id: 'help', icon: CircleQuestionMark, label: t('nav.help'), shortcut: '?', run: () => shell.open('help') },
  ];
  const rest = isKiosk ? [about] : everything;

  return (
    <header className={styles.bar}>
      <h1 className={styles.wordmark}>{t('app.name')}</h1>
      <nav className={styles.actions} aria-label={t('nav.label')}>
        <button
          type="button"
          className={styles.search}
          aria-label={t('nav.search')}
          aria-keyshortcuts="/"
          onClick={() => shell.open('search')}
        >
          <Search aria-hidden size="1.15em" strokeWidth={1.6} />
          <span aria-hidden>{t('nav.search')}</span>
          {!isKiosk && <kbd aria-hidden>/</kbd>}
        </button>
        <IconButton
          icon={SlidersHorizontal}
          label={t('nav.filters')}
          shortcut="G"
          badge={activeFilterCount(filter)}
          isExpanded={shell.overlay === 'filters'}
          onPress={() => shell.toggle('filters')}
        />
        <IconButton
          icon={Layers}
          label={t('nav.display')}
          isExpanded={shell.overlay === 'display'}
          onPress={() => shell.toggle('display')}
        />
        {rest.map((action) => (
          <IconButton
            key={action.id}
            icon={action.icon}
            label={action.label}
            {...(action.shortcut && { shortcut: action.shortcut })}
            className={styles.wide}
            onPress={action.run}
          />
        ))}
        <MoreMenu actions={rest} />
      </nav>
      <ActiveFilterChips />
    </header>
  );
}

/** The rest of the actions as a list, for narrow screens. */
function MoreMenu({ actions }: { readonly actions: readonly Action[] }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!isOpen) return;
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
    };
  }, [isOpen]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: catches Escape from the buttons inside
    <div
      ref={root}
      className={styles.more}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        event.preventDefault();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <IconButton
        ref={button}
        icon={EllipsisVertical}
        label={t('nav.more')}
        isExpanded={isOpen}
        onPress={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <ul className={styles.menu}>
          {actions.map(({ id, icon: Icon, label, run }) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => {
                  setOpen(false);
                  // What opens now gives the focus back here: this line is gone by then.
                  button.current?.focus();
                  run();
                }}
              >
                <Icon aria-hidden size="1.15em" strokeWidth={1.6} />
                {label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
