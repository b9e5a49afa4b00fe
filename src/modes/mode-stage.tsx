import { lazy, Suspense, useEffect, useState } from 'react';
import { SceneCanvas } from '../scene/scene-canvas.tsx';
import { useExplorerState } from '../state/explorer-context.ts';
import { ExploreShell } from '../ui/shell/explore-shell.tsx';
import { Timeline } from '../ui/timeline/timeline.tsx';

const Kiosk = lazy(async () => ({ default: (await import('./kiosk.tsx')).Kiosk }));
const Present = lazy(async () => ({ default: (await import('./present.tsx')).Present }));

/**
 * The page in its mode. Scene and shell stay the same ones whatever the mode, so that a talk or a kiosk's loop never
 * builds a second picture; a mode decides whether the bars are there and lays its own things over them.
 */
export function ModeStage() {
  const mode = useExplorerState((s) => s.mode);
  const [isAttracting, setAttracting] = useState(true);
  useEffect(() => {
    document.documentElement.dataset.mode = mode;
  }, [mode]);
  // Embedded in another page, the picture stands alone.
  const isBare = mode === 'present' || mode === 'embed' || (mode === 'kiosk' && isAttracting);
  return (
    <ExploreShell scene={<SceneCanvas />} timeline={<Timeline />} isBare={isBare}>
      <Suspense>
        {mode === 'kiosk' && <Kiosk onAttract={setAttracting} />}
        {mode === 'present' && <Present />}
      </Suspense>
    </ExploreShell>
  );
}
