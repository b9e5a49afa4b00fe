import { useFrame, useThree } from '@react-three/fiber';
import { useEffect, useState } from 'react';
import type { Object3D } from 'three';
import type { Stage } from './stage.ts';
import { useStage } from './stage-context.ts';

/** One layer of the picture: three objects with a lifetime, brought up to date once a frame. */
export interface Layer {
  readonly root: Object3D;
  /** Called each frame after the stage; allocates nothing in the long run. */
  update(stage: Stage): void;
  dispose(): void;
}

/** Makes a layer; `invalidate` asks for a frame when something it waited for has arrived. */
export type LayerFactory = (stage: Stage, invalidate: () => void) => Layer;

/** Puts a layer into the picture, keeps it up to date and disposes it; a failing one is thrown to its boundary. */
export function SceneLayer({ make, isShown = true }: { readonly make: LayerFactory; readonly isShown?: boolean }) {
  const stage = useStage();
  const invalidate = useThree((state) => state.invalidate);
  const [layer, setLayer] = useState<Layer>();
  const [failure, setFailure] = useState<{ readonly error: unknown }>();
  useEffect(() => {
    const made = make(stage, () => {
      stage.changes++;
      invalidate();
    });
    // Layers stay in the origin: what moves in them moves by itself.
    made.root.matrixAutoUpdate = false;
    setLayer(made);
    return () => made.dispose();
  }, [make, stage, invalidate]);
  useEffect(() => invalidate());
  useFrame(() => {
    if (!layer || failure) return;
    layer.root.visible = isShown;
    if (!isShown) return;
    try {
      layer.update(stage);
    } catch (error) {
      setFailure({ error });
    }
  });
  if (failure) throw failure.error;
  return layer ? <primitive object={layer.root} /> : null;
}
