import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Explorer } from './explorer.ts';
import type { ExplorerState } from './store.ts';

/** Hands the running explorer to scene and ui; `app` provides it. */
export const ExplorerContext = createContext<Explorer | null>(null);

/** The running explorer. @throws Error outside the provider */
export function useExplorer(): Explorer {
  const explorer = useContext(ExplorerContext);
  if (!explorer) throw new Error('useExplorer needs an ExplorerContext provider above it.');
  return explorer;
}

/** A piece of slow state; renders again when that piece changes. */
export function useExplorerState<T>(selector: (state: ExplorerState) => T): T {
  return useStore(useExplorer().store, selector);
}
