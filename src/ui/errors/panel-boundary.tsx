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
  readonly failedKey: PanelBoundaryProps['resetKey'];
}

/** Keeps a failure inside one panel: a plain message and a button instead of a blank page. */
export class PanelBoundary extends Component<PanelBoundaryProps, PanelBoundaryState> {
  override state: PanelBoundaryState = { hasFailed: false, failedKey: undefined };

  static getDerivedStateFromError(): Partial<PanelBoundaryState> {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps(props: PanelBoundaryProps, state: PanelBoundaryState): PanelBoundaryState | null {
    return props.resetKey === state.failedKey ? null : { hasFailed: false, failedKey: props.resetKey };
  }

  override componentDidCatch(error: unknown): void {
    console.error('A panel failed:', error);
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return <PanelFailure onRetry={() => this.setState({ hasFailed: false })} />;
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
