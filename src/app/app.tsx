import { lazy, Suspense } from 'react';
import { ModeStage } from '../modes/mode-stage.tsx';
import { hasWebGl2 } from '../scene/webgl-support.ts';
import type { Explorer } from '../state/explorer.ts';
import { ExplorerContext } from '../state/explorer-context.ts';
import { PanelBoundary } from '../ui/errors/panel-boundary.tsx';
import { LanguageProvider } from '../ui/language/language-provider.tsx';

const MissionTable = lazy(async () => ({ default: (await import('../ui/fallback/mission-table.tsx')).MissionTable }));

/** The page: the explorer in its mode, or the table of missions where there is no WebGL. */
export function App({ explorer }: { readonly explorer: Explorer }) {
  return (
    <ExplorerContext value={explorer}>
      <LanguageProvider>
        <PanelBoundary>
          <Suspense>{hasWebGl2() ? <ModeStage /> : <MissionTable isWholePage />}</Suspense>
        </PanelBoundary>
      </LanguageProvider>
    </ExplorerContext>
  );
}
