import { Component, type ReactNode } from 'react';

interface Props {
  readonly onFailure: (error: unknown) => void;
  readonly children: ReactNode;
}

/** Drops a layer that fails and tells; the rest of the picture goes on. */
export class LayerBoundary extends Component<Props, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onFailure(error);
  }

  override render(): ReactNode {
    return this.state.hasFailed ? null : this.props.children;
  }
}
