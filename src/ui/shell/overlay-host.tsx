import { lazy } from 'react';
import { type Overlay, useShell } from './shell-state.ts';

const FilterDrawer = lazy(async () => ({ default: (await import('../filters/filter-drawer.tsx')).FilterDrawer }));
const DisplayDrawer = lazy(async () => ({ default: (await import('../settings/display-drawer.tsx')).DisplayDrawer }));
const SearchDialog = lazy(async () => ({ default: (await import('../search/search-dialog.tsx')).SearchDialog }));
const HelpDialog = lazy(async () => ({ default: (await import('../keyboard/help-dialog.tsx')).HelpDialog }));
const AboutDialog = lazy(async () => ({ default: (await import('../about/about-dialog.tsx')).AboutDialog }));
const ListDialog = lazy(async () => ({ default: (await import('../fallback/list-dialog.tsx')).ListDialog }));

const OVERLAY_COMPONENTS = {
  filters: FilterDrawer,
  display: DisplayDrawer,
  search: SearchDialog,
  help: HelpDialog,
  about: AboutDialog,
  list: ListDialog,
} as const;

/** Shows the overlay that is open; each loads when it is first opened. */
export function OverlayHost({ overlay }: { readonly overlay: Overlay }) {
  const shell = useShell();
  const Component = OVERLAY_COMPONENTS[overlay];
  return <Component onClose={() => shell.open(null)} />;
}
