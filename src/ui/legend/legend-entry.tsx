import type { ReactNode } from 'react';
import styles from './legend-entry.module.css';

/** The entries of a legend: samples and what they mean. Put `Entry`s inside. */
export function Entries({ isDense = false, children }: { readonly isDense?: boolean; readonly children: ReactNode }) {
  return (
    <dl className={styles.entries} data-dense={isDense}>
      {children}
    </dl>
  );
}

/** One entry; the sample is drawn in a box of `width` by 16. */
export function Entry({
  text,
  width = 48,
  children,
}: {
  readonly text: string;
  readonly width?: number;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <dt>
        <svg
          viewBox={`0 0 ${width} 16`}
          width={width}
          height="16"
          fill="none"
          stroke="currentcolor"
          strokeWidth="1.5"
          aria-hidden
        >
          {children}
        </svg>
      </dt>
      <dd>{text}</dd>
    </div>
  );
}
