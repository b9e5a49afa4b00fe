import { lazy, Suspense, useEffect } from 'react';
import { ExploreMode } from '../modes/explore.tsx';
import { hasWebGl2 } from '../scene/webgl-support.ts';
import type { Explorer } from '../state/explorer.ts';
import { ExplorerContext, useExplorerState } from '../state/explorer-context.ts';
import { PanelBoundary } from '../ui/errors/panel-boundary.tsx';
import { LanguageProvider } from '../ui/language/language-provider.tsx';

const KioskMode = lazy(async () => ({ default: (await import('../modes/kiosk.tsx')).KioskMode }));
const PresentMode = lazy(async () => ({ default: (await import('../modes/present.tsx')).PresentMode }));
const MissionTable = lazy(async () => ({ default: (await import('../ui/fallback/mission-table.tsx')).MissionTable }));

/** The page: the explorer in its mode, or the table of missions where there is no WebGL. */
export function App({ explorer }: { readonly explorer: Explorer }) {
  return (
    <ExplorerContext value={explorer}>
      <LanguageProvider>
        <PanelBoundary>
          <Suspense>{hasWebGl2() ? <Mode /> : <MissionTable isWholePage />}</Suspense>
        </PanelBoundary>
      </LanguageProvider>
    </ExplorerContext>
  );
}

function Mode() {
  const mode = useExplorerState((s) => s.mode);
  useEffect(() => {
    document.documentElement.dataset.mode = mode;
  }, [mode]);
  if (mode === 'kiosk') return <KioskMode />;
  if (mode === 'present') return <PresentMode />;
  return <ExploreMode />;
}
