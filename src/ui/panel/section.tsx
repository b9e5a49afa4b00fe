import type { ReactNode } from 'react';
import styles from './section.module.css';

/** A part of a panel under its heading. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  );
}

/** Names and values in two columns. Put `Fact`s inside. */
export function Facts({ children }: { readonly children: ReactNode }) {
  return <dl className={styles.facts}>{children}</dl>;
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A line that says where a figure comes from or what to be careful with. */
export function Remark({ children }: { readonly children: ReactNode }) {
  return <p className={styles.remark}>{children}</p>;
}

/** Something that opens on demand. */
export function Disclosure({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  return (
    <details className={styles.disclosure}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
