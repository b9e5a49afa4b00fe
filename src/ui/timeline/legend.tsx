import { X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useText } from '../../i18n/text-context.tsx';
import { IconButton } from '../controls/icon-button.tsx';
import { Entries, Entry } from '../legend/legend-entry.tsx';
import styles from './legend.module.css';
import { BAR_STYLES } from './mission-bar.ts';

const GAP_PX = 10;
const ROOM_ABOVE_PX = 70;

/** What lines and signs of the lanes mean. */
export function Legend({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const root = useRef<HTMLElement>(null);

  useEffect(() => {
    const closeOutside = (event: Event) => {
      if (!(event.target instanceof Element) || event.target.closest('[data-legend-anchor]')) return;
      if (!root.current?.contains(event.target)) onClose();
    };
    const closeByKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      onClose();
    };
    document.addEventListener('pointerdown', closeOutside);
    // Before the page's own answer to Escape, which would also close the selection.
    document.addEventListener('keydown', closeByKey, { capture: true });
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('keydown', closeByKey, { capture: true });
    };
  }, [onClose]);

  // Above the timeline where there is room, else over its lanes.
  useLayoutEffect(() => {
    const element = root.current;
    const timelineTop = document.querySelector('[data-timeline]')?.getBoundingClientRect().top;
    if (!element || timelineTop === undefined || timelineTop < element.offsetHeight + ROOM_ABOVE_PX) return;
    element.style.bottom = `${window.innerHeight - timelineTop + GAP_PX}px`;
  }, []);

  return createPortal(
    <section ref={root} className={styles.legend} aria-label={t('timeline.legend.title')}>
      <header>
        <h2>{t('timeline.legend.title')}</h2>
        <IconButton icon={X} label={t('app.close')} onPress={onClose} />
      </header>
      <Entries>
        {BAR_STYLES.map((style) => (
          <Entry key={style} text={t(`timeline.legend.${style}`)}>
            <BarSample style={style} />
          </Entry>
        ))}
        <Entry text={t('timeline.legend.failed')}>
          <BarSample style="flown" />
          <path d="M41 5l6 6m0-6l-6 6" />
        </Entry>
        <Entry text={t('timeline.legend.fade')}>
          <defs>
            <linearGradient id="timeline-fade">
              <stop offset="0" stopColor="currentcolor" stopOpacity="0.15" />
              <stop offset="0.6" stopColor="currentcolor" />
            </linearGradient>
          </defs>
          <rect x="4" y="6.5" width="40" height="3" fill="url(#timeline-fade)" stroke="none" />
        </Entry>
        <Entry text={t('timeline.legend.open')}>
          <path d="M4 8h18" strokeWidth="3" />
          <path d="M22 8h20" strokeDasharray="3 2.5" />
          <path d="M38 4.5l4 3.5-4 3.5" />
        </Entry>
        <Entry text={t('timeline.legend.launch')}>
          <path d="M10 3.5l4.5 4.5-4.5 4.5L5.5 8z" fill="currentcolor" />
          <circle cx="24" cy="8" r="4" fill="currentcolor" />
          <path d="M38 3.5l4.5 8h-9z" fill="currentcolor" />
        </Entry>
        <Entry text={t('timeline.legend.flyby')}>
          <circle cx="24" cy="8" r="3.5" />
        </Entry>
        <Entry text={t('timeline.legend.arrival')}>
          <circle cx="24" cy="8" r="3.5" fill="currentcolor" />
        </Entry>
        <Entry text={t('timeline.legend.landing')}>
          <path d="M19.5 5h9L24 12z" fill="currentcolor" />
        </Entry>
        <Entry text={t('timeline.legend.plannedEvent')}>
          <path d="M13.5 5h9L18 12z" />
          <path d="M32 3.5l4.5 4.5-4.5 4.5L27.5 8z" />
        </Entry>
      </Entries>
      <p>{t('timeline.legend.asOf')}</p>
    </section>,
    document.body,
  );
}

function BarSample({ style }: { readonly style: (typeof BAR_STYLES)[number] }) {
  if (style === 'flown') return <path d="M4 8h40" strokeWidth="3" />;
  if (style === 'planned') return <path d="M4 7h40M4 9.5h40" strokeWidth="1" />;
  if (style === 'proposed') return <path d="M4 8h40" strokeWidth="2" strokeDasharray="5 3.5" />;
  return <path d="M4 8h40" strokeDasharray="1.5 3.5" />;
}
