import { SceneCanvas } from '../scene/scene-canvas.tsx';
import { ExploreShell } from '../ui/shell/explore-shell.tsx';
import { Timeline } from '../ui/timeline/timeline.tsx';

/** The whole instrument: picture, panels, timeline. */
export function ExploreMode() {
  return <ExploreShell scene={<SceneCanvas />} timeline={<Timeline />} />;
}
