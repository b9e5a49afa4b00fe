import { createRoot } from '@react-three/fiber';
import { useEffect, useRef, useState } from 'react';
import { WebGLRenderer } from 'three';
import { useText } from '../i18n/text-context.tsx';
import { dismissNotice, type Explorer, notify } from '../state/explorer.ts';
import { ExplorerContext, useExplorer } from '../state/explorer-context.ts';
import { BACKGROUND } from './background.ts';
import { attachControls } from './camera/controls.ts';
import { LabelLayer } from './labels/label-layer.ts';
import { pointerDeeds } from './picking/pointer-deeds.ts';
import styles from './scene-canvas.module.css';
import { SceneLayers } from './scene-layers.tsx';
import { Stage } from './stage/stage.ts';
import { StageContext } from './stage/stage-context.ts';
import { hasWebGl2 } from './webgl-support.ts';

/** If the browser does not give a lost context back in this time (ms), the picture is built anew. */
const REBUILD_AFTER_MS = 4000;

/** The picture of the solar system; fills its parent. Without WebGL 2 it draws nothing and says so. */
export function SceneCanvas() {
  const explorer = useExplorer();
  const t = useText();
  const hostRef = useRef<HTMLDivElement>(null);
  const [isSupported] = useState(hasWebGl2);
  const [build, setBuild] = useState(0);
  useEffect(() => {
    const host = hostRef.current;
    if (!host) {
      notify(explorer, { kind: 'problem', textKey: 'error.noWebgl', values: {} });
      return;
    }
    return openPicture(explorer, host, () => setBuild(build + 1));
  }, [explorer, build]);
  const label = t('shell.scene');
  useEffect(() => hostRef.current?.querySelector('canvas')?.setAttribute('aria-label', label));
  if (!isSupported) return null;
  return <div ref={hostRef} className={styles.host} />;
}

/** Builds the picture inside `host`; `rebuild` is called when it is lost for good. Returns the function that ends it. */
function openPicture(explorer: Explorer, host: HTMLElement, rebuild: () => void): () => void {
  let invalidate = () => {};
  const stage = new Stage(explorer);
  const labels = new LabelLayer(stage, () => invalidate());
  const canvas = document.createElement('canvas');
  canvas.className = styles.canvas ?? '';
  // An image to assistive technology; its keys work once it has the focus.
  canvas.setAttribute('role', 'img');
  canvas.tabIndex = 0;
  host.append(canvas, labels.element);
  const root = createRoot(canvas);
  let isOpen = true;

  const configure = async () => {
    const { width, height } = host.getBoundingClientRect();
    await root.configure({
      frameloop: 'demand',
      flat: true,
      linear: true,
      size: { width: Math.max(1, width), height: Math.max(1, height), top: 0, left: 0 },
      camera: stage.camera,
      // A scene that moves has every object's place worked out anew in every frame.
      scene: { background: BACKGROUND, matrixAutoUpdate: false },
      // Edges are smoothed in the shaders, so no multisampling. The default frame buffer's depth is a fixed-point number,
      // to which reversed depth gives nothing: the logarithm of the distance is what spans metres to light hours.
      gl: (defaults) =>
        new WebGLRenderer({
          ...defaults,
          alpha: false,
          antialias: false,
          stencil: false,
          logarithmicDepthBuffer: true,
        }),
    });
    if (!isOpen) return;
    const store = root.render(
      <ExplorerContext value={explorer}>
        <StageContext value={stage}>
          <SceneLayers labels={labels} />
        </StageContext>
      </ExplorerContext>,
    );
    invalidate = store.getState().invalidate;
  };
  void configure();
  const observer = new ResizeObserver(() => void configure());
  observer.observe(host);
  const endControls = attachControls(host, stage, () => invalidate(), pointerDeeds(stage, labels, host));
  const endMoves = watchMoves(host, () => invalidate());
  const endWatch = watchContext(explorer, canvas, () => invalidate(), rebuild);
  return () => {
    isOpen = false;
    observer.disconnect();
    endWatch();
    endMoves();
    endControls();
    root.unmount();
    labels.dispose();
    canvas.remove();
  };
}

/** Names keep clear of what covers the picture: it is drawn again once the page has moved it. Returns the function that ends it. */
function watchMoves(host: HTMLElement, invalidate: () => void): () => void {
  const onMoved = ({ target }: Event) => {
    if (target instanceof Node && target.contains(host)) invalidate();
  };
  addEventListener('transitionend', onMoved);
  return () => removeEventListener('transitionend', onMoved);
}

/** Tells when the graphics context is lost and when it is back; asks to rebuild when it does not come back. */
function watchContext(explorer: Explorer, canvas: HTMLCanvasElement, invalidate: () => void, rebuild: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onLost = (event: Event) => {
    event.preventDefault();
    notify(explorer, { kind: 'problem', textKey: 'scene.contextLost', values: {} });
    timer = setTimeout(rebuild, REBUILD_AFTER_MS);
  };
  const onRestored = () => {
    clearTimeout(timer);
    closeNotice(explorer);
    invalidate();
  };
  canvas.addEventListener('webglcontextlost', onLost);
  canvas.addEventListener('webglcontextrestored', onRestored);
  return () => {
    clearTimeout(timer);
    closeNotice(explorer);
    canvas.removeEventListener('webglcontextlost', onLost);
    canvas.removeEventListener('webglcontextrestored', onRestored);
  };
}

function closeNotice(explorer: Explorer): void {
  const notice = explorer.store.getState().notices.find((n) => n.textKey === 'scene.contextLost');
  if (notice) dismissNotice(explorer, notice.id);
}
