import { useEffect, useRef } from 'react';
import type { TextKey } from '../../i18n/text-key.ts';
import { keyName } from '../../state/view-steps.ts';

/** One key the whole page answers to. */
export interface Shortcut {
  /** Names of the keys that set it off, as `keyName` gives them. */
  readonly keys: readonly string[];
  /** What it does, for the help page. */
  readonly labelKey: TextKey;
  /** Under which heading the help page lists it. */
  readonly group: ShortcutGroup;
  run(event: KeyboardEvent): void;
}

export const SHORTCUT_GROUPS = ['time', 'view', 'go'] as const;
export type ShortcutGroup = (typeof SHORTCUT_GROUPS)[number];

const registered = new Set<readonly Shortcut[]>();

/** Adds shortcuts to the page; returns the function that takes them away. Those added last win. */
export function registerShortcuts(shortcuts: readonly Shortcut[]): () => void {
  if (registered.size === 0) window.addEventListener('keydown', answer);
  registered.add(shortcuts);
  return () => {
    registered.delete(shortcuts);
    if (registered.size === 0) window.removeEventListener('keydown', answer);
  };
}

/** Every shortcut in force, for the help page. */
export function activeShortcuts(): readonly Shortcut[] {
  return [...registered].flat();
}

/** Registers shortcuts for as long as the component is there; `run` may change between renders, keys may not. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(
    () =>
      registerShortcuts(
        latest.current.map((shortcut, i) => ({ ...shortcut, run: (event) => latest.current[i]?.run(event) })),
      ),
    [],
  );
}

function answer(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const key = keyName(event);
  if (isTakenByFocus(event.target, key)) return;
  const shortcut = [...registered]
    .reverse()
    .flat()
    .find((s) => s.keys.includes(key));
  if (!shortcut) return;
  event.preventDefault();
  shortcut.run(event);
}

const WRITING =
  'input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select, [contenteditable=true]';
const PRESSED_BY_SPACE =
  'button, a[href], input, summary, [role=button], [role=option], [role=checkbox], [role=switch], [role=tab]';
const MOVED_BY_ARROWS =
  'input, [role=slider], [role=listbox], [role=option], [role=tab], [role=radio], [role=grid], [role=menu]';

/** Whether the focused element needs the key itself. An open dialog keeps all keys but Escape. */
function isTakenByFocus(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[role=dialog], [role=alertdialog]')) return true;
  if (target.closest(WRITING)) return true;
  if (key === ' ' || key === 'Enter') return target.closest(PRESSED_BY_SPACE) !== null;
  if (key.includes('Arrow') || key === 'Home' || key === 'End' || key.startsWith('Page'))
    return target.closest(MOVED_BY_ARROWS) !== null;
  return false;
}
