import { createRoot } from 'react-dom/client';
import { missionPredicate } from '../catalog/filters.ts';
import { hasWebGl2 } from '../scene/webgl-support.ts';
import type { Explorer } from '../state/explorer.ts';
import '../ui/theme.css';
import { App } from './app.tsx';
import { boot } from './boot.ts';
import { createPublicApi } from './public-api.ts';

const element = document.getElementById('root');
if (!element) throw new Error('index.html has no element with the id "root".');
const root = createRoot(element);

boot().then(show, fail);

function show(explorer: Explorer): void {
  const { catalog, store } = explorer;
  const ready = hasWebGl2() ? whenSceneReady(explorer) : Promise.resolve();
  const countShown = () => catalog.missions.filter(missionPredicate(store.getState().filter, catalog)).length;
  window.outbound = createPublicApi(explorer, ready, countShown);
  root.render(<App explorer={explorer} />);
}

/** The picture stands, and the paths that follow it are there or cannot be had. */
function whenSceneReady({ store, trajectories }: Explorer): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = store.subscribe((state) => {
      if (!state.isSceneReady || !(trajectories.isFilled || state.havePathsFailed)) return;
      unsubscribe();
      resolve();
    });
  });
}

/** Nothing could be loaded: say so in plain words, and offer to try again. */
function fail(error: unknown): void {
  console.error(error);
  root.render(
    <div className="boot" role="alert">
      <p>Outbound could not load its data. Check the connection, then try again.</p>
      <p>
        <button type="button" onClick={() => location.reload()}>
          Try again
        </button>
      </p>
    </div>,
  );
}
