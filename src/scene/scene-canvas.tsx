import { createRoot, type ReconcilerRoot } from '@react-three/fiber';
import { useEffect, useRef, useState } from 'react';
import { Color, WebGLRenderer } from 'three';
import { notify } from '../state/explorer.ts';
import { ExplorerContext, useExplorer } from '../state/explorer-context.ts';
import { attachControls } from './camera/controls.ts';
import styles from './scene-canvas.module.css';
import { SceneLayers } from './scene-layers.tsx';
import { Stage } from './stage/stage.ts';
import { StageContext } from './stage/stage-context.ts';
import { hasWebGl2 } from './webgl-support.ts';

/** The page's own ground; colours go to the screen as they are. */
const BACKGROUND = new Color().setRGB(5 / 255, 7 / 255, 13 / 255);

/** The picture of the solar system; fills its parent. Without WebGL 2 it draws nothing and says so. */
export function SceneCanvas({ label = 'Picture of the solar system' }: { readonly label?: string }) {
  const explorer = useExplorer();
  const hostRef = useRef<HTMLDivElement>(null);
  const [isSupported] = useState(hasWebGl2);
  useEffect(() => {
    const host = hostRef.current;
    if (!host) {
      notify(explorer, { kind: 'problem', textKey: 'error.noWebgl', values: {} });
      return;
    }
    const stage = new Stage(explorer);
    const canvas = document.createElement('canvas');
    canvas.className = styles.canvas ?? '';
    host.append(canvas);
    const root: ReconcilerRoot<HTMLCanvasElement> = createRoot(canvas);
    let isOpen = true;
    let invalidate = () => {};
    const configure = async () => {
      const { width, height } = host.getBoundingClientRect();
      await root.configure({
        frameloop: 'demand',
        flat: true,
        linear: true,
        dpr: [1, 2],
        size: { width: Math.max(1, width), height: Math.max(1, height), top: 0, left: 0 },
        camera: stage.camera,
        onCreated: ({ gl }) => gl.setClearColor(BACKGROUND),
        gl: (defaults) =>
          new WebGLRenderer({
            ...defaults,
            alpha: false,
            antialias: false,
            stencil: false,
            logarithmicDepthBuffer: true,
            powerPreference: 'high-performance',
          }),
      });
      if (!isOpen) return;
      const store = root.render(
        <ExplorerContext value={explorer}>
          <StageContext value={stage}>
            <SceneLayers />
          </StageContext>
        </ExplorerContext>,
      );
      invalidate = store.getState().invalidate;
    };
    void configure();
    const observer = new ResizeObserver(() => void configure());
    observer.observe(host);
    const endControls = attachControls(host, stage, () => invalidate());
    return () => {
      isOpen = false;
      observer.disconnect();
      endControls();
      root.unmount();
      canvas.remove();
    };
  }, [explorer]);
  if (!isSupported) return null;
  return <div ref={hostRef} className={styles.host} role="img" aria-label={label} tabIndex={-1} />;
}
