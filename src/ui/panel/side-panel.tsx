import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useText } from '../../i18n/text-context.tsx';
import { IconButton } from '../controls/icon-button.tsx';
import { SheetHandle, type SheetHeight } from './sheet-handle.tsx';
import styles from './side-panel.module.css';

interface SidePanelProps {
  /** Drawer at the end (selection) or at the start (filters) of the line; on a phone both come from below. */
  readonly side: 'start' | 'end';
  readonly title: string;
  /** A line above the title, such as the kind of body. */
  readonly overline?: ReactNode;
  readonly closeLabel: string;
  /** Buttons beside the one that closes. */
  readonly actions?: ReactNode;
  /** Takes the keyboard's focus when it opens, and gives it back when it closes. */
  readonly takesFocus?: boolean;
  readonly children: ReactNode;
  onClose(): void;
}

/** A drawer beside the scene; on a narrow screen a sheet that can be dragged to three heights. */
export function SidePanel({
  side,
  title,
  overline,
  closeLabel,
  actions,
  takesFocus = false,
  children,
  onClose,
}: SidePanelProps) {
  const t = useText();
  const titleId = useId();
  const [height, setHeight] = useState<SheetHeight>('half');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!takesFocus) return;
    const before = document.activeElement;
    const panel = heading.current?.closest('aside');
    heading.current?.focus();
    return () => {
      // Only when the focus would be lost with the panel: elsewhere it stays where the visitor put it.
      const isLost = document.activeElement === document.body || panel?.contains(document.activeElement);
      if (isLost && before instanceof HTMLElement) before.focus();
    };
  }, [takesFocus]);
  return (
    <aside
      id={`panel-${side}`}
      tabIndex={-1}
      className={styles.panel}
      data-side={side}
      data-sheet={height}
      data-covers-picture
      aria-labelledby={titleId}
    >
      <SheetHandle height={height} label={t('shell.panelHeight')} onChange={setHeight} onClose={onClose} />
      <header className={styles.header}>
        <div>
          {overline && <p className={styles.overline}>{overline}</p>}
          <h2 ref={heading} id={titleId} className={styles.title} tabIndex={-1}>
            {title}
          </h2>
        </div>
        <div className={styles.actions}>
          {actions}
          <IconButton icon={X} label={closeLabel} onPress={onClose} />
        </div>
      </header>
      {/* What is opened next begins at its top. */}
      <div key={title} className={styles.body}>
        {children}
      </div>
    </aside>
  );
}
