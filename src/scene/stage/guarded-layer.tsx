import { useCallback } from 'react';
import { notify } from '../../state/explorer.ts';
import { useExplorerState } from '../../state/explorer-context.ts';
import type { Layer as LayerName } from '../../state/store.ts';
import { type LayerFactory, SceneLayer } from './layer.tsx';
import { LayerBoundary } from './layer-boundary.tsx';
import { useStage } from './stage-context.ts';

/** A layer that can be switched off; when it fails it is dropped, the visitor is told, and the picture goes on. */
export function GuardedLayer({ make, layer }: { readonly make: LayerFactory; readonly layer?: LayerName }) {
  const { explorer } = useStage();
  const isShown = useExplorerState((state) => layer === undefined || !state.hiddenLayers.includes(layer));
  const tell = useCallback(
    (error: unknown) => {
      console.error('A layer of the picture failed and was dropped.', error);
      notify(explorer, { kind: 'problem', textKey: 'scene.layerFailed', values: {} });
    },
    [explorer],
  );
  return (
    <LayerBoundary onFailure={tell}>
      <SceneLayer make={make} isShown={isShown} />
    </LayerBoundary>
  );
}
