import { createContext, useContext } from 'react';
import type { Stage } from './stage.ts';

/** Hands the stage to the layers. */
export const StageContext = createContext<Stage | null>(null);

/** The stage of the picture. @throws Error outside a scene */
export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (!stage) throw new Error('useStage needs a StageContext provider above it: layers live inside SceneCanvas.');
  return stage;
}
