import { createContext, useContext } from 'react';

/** What can lie open beside the selection's panel. `filters` and `display` are drawers, the others dialogs. */
export const OVERLAYS = ['search', 'filters', 'display', 'help', 'about', 'list'] as const;
export type Overlay = (typeof OVERLAYS)[number];

/** Opens and closes what lies over the scene; one at a time. */
export interface Shell {
  readonly overlay: Overlay | null;
  open(overlay: Overlay | null): void;
  /** Opens, or closes when it is open already. */
  toggle(overlay: Overlay): void;
}

export const ShellContext = createContext<Shell>({ overlay: null, open() {}, toggle() {} });

/** The shell around the scene; outside one, opening does nothing. */
export function useShell(): Shell {
  return useContext(ShellContext);
}
