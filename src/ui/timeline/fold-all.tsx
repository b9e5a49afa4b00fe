import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react';
import { useText } from '../../i18n/text-context.tsx';
import styles from './fold-all.module.css';
import type { Lane } from './lane-layout.ts';

interface FoldAllProps {
  readonly lanes: readonly Lane[];
  onChange(collapsed: ReadonlySet<string>): void;
}

/** Folds every lane to one row, or unfolds them all; stands over the headings. */
export function FoldAll({ lanes, onChange }: FoldAllProps) {
  const t = useText();
  const areFolded = lanes.length > 0 && lanes.every((lane) => lane.isCollapsed);
  const Icon = areFolded ? ChevronsUpDown : ChevronsDownUp;
  return (
    <button
      type="button"
      className={styles.button}
      onClick={() => onChange(new Set(areFolded ? [] : lanes.map((lane) => lane.groupId)))}
    >
      <Icon aria-hidden size="0.9em" />
      {t(areFolded ? 'timeline.group.expandAll' : 'timeline.group.collapseAll')}
    </button>
  );
}
