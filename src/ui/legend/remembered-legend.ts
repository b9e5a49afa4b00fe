import { useEffect } from 'react';
import { useExplorer } from '../../state/explorer-context.ts';

const MEMORY_KEY = 'outbound.legend';

/** Opens the legend where the visitor had left it open, and remembers. A kiosk and a talk begin without it. */
export function useRememberedLegend(): void {
  const explorer = useExplorer();
  useEffect(() => {
    const { store } = explorer;
    if (store.getState().mode === 'explore' && read() === 'open') store.setState({ isLegendShown: true });
    return store.subscribe((now, before) => {
      if (now.mode === 'explore' && now.isLegendShown !== before.isLegendShown) write(now.isLegendShown);
    });
  }, [explorer]);
}

/** Storage may be forbidden (private windows, frames): then the legend is simply closed at first. */
function read(): string | null {
  try {
    return localStorage.getItem(MEMORY_KEY);
  } catch {
    return null;
  }
}

function write(isShown: boolean): void {
  try {
    if (isShown) localStorage.setItem(MEMORY_KEY, 'open');
    else localStorage.removeItem(MEMORY_KEY);
  } catch {
    // See above.
  }
}
