import { X } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
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
  readonly children: ReactNode;
  onClose(): void;
}

/** A drawer beside the scene; on a narrow screen a sheet that can be dragged to three heights. */
export function SidePanel({ side, title, overline, closeLabel, children, onClose }: SidePanelProps) {
  const t = useText();
  const titleId = useId();
  const [height, setHeight] = useState<SheetHeight>('half');
  return (
    <aside className={styles.panel} data-side={side} data-sheet={height} aria-labelledby={titleId}>
      <SheetHandle height={height} label={t('shell.panelHeight')} onChange={setHeight} onClose={onClose} />
      <header className={styles.header}>
        <div>
          {overline && <p className={styles.overline}>{overline}</p>}
          <h2 id={titleId} className={styles.title}>
            {title}
          </h2>
        </div>
        <IconButton icon={X} label={closeLabel} onPress={onClose} />
      </header>
      <div className={styles.body}>{children}</div>
    </aside>
  );
}
