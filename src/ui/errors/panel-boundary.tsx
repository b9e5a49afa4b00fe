import { Component, type ReactNode } from 'react';
import { useText } from '../../i18n/text-context.tsx';
import styles from './panel-boundary.module.css';

interface PanelBoundaryProps {
  readonly children: ReactNode;
  /** When this changes the panel is tried again by itself. */
  readonly resetKey?: string | number | null;
}

interface PanelBoundaryState {
  readonly hasFailed: boolean;
  /** A part of the program did not arrive: only loading the page again brings it. */
  readonly isPartMissing: boolean;
  readonly failedKey: PanelBoundaryProps['resetKey'];
}

/** How Chromium, Firefox and Safari say that an `import()` did not arrive. */
const MISSING_PART = /dynamically imported module|importing a module script failed/i;

/** Keeps a failure inside one panel: a plain message and a button instead of a blank page. */
export class PanelBoundary extends Component<PanelBoundaryProps, PanelBoundaryState> {
  override state: PanelBoundaryState = { hasFailed: false, isPartMissing: false, failedKey: undefined };

  static getDerivedStateFromError(error: unknown): Partial<PanelBoundaryState> {
    return { hasFailed: true, isPartMissing: error instanceof Error && MISSING_PART.test(error.message) };
  }

  static getDerivedStateFromProps(props: PanelBoundaryProps, state: PanelBoundaryState): PanelBoundaryState | null {
    return props.resetKey === state.failedKey
      ? null
      : { hasFailed: false, isPartMissing: false, failedKey: props.resetKey };
  }

  override componentDidCatch(error: unknown): void {
    console.error('A panel failed:', error);
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    // The address holds the view, so that loading again loses nothing.
    const retry = () => (this.state.isPartMissing ? location.reload() : this.setState({ hasFailed: false }));
    return <PanelFailure onRetry={retry} />;
  }
}

function PanelFailure({ onRetry }: { onRetry(): void }) {
  const t = useText();
  return (
    <div className={styles.failure} role="alert">
      <p>{t('error.panel')}</p>
      <button type="button" className={styles.retry} onClick={onRetry}>
        {t('app.retry')}
      </button>
    </div>
  );
}
