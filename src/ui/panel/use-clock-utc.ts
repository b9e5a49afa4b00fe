import { useEffect, useState } from 'react';
import type { UnixMs } from '../../core/time/epoch.ts';
import { useExplorer } from '../../state/explorer-context.ts';
import { clockUtc } from '../../state/navigate.ts';

/** Panels follow a playing clock this often at most: figures that change faster cannot be read. */
const PERIOD_MS = 250;

/** The clock's time (UTC) for panels: at once after a jump, at most four times a second while it plays. */
export function useClockUtc(): UnixMs {
  const explorer = useExplorer();
  const [utc, setUtc] = useState(() => clockUtc(explorer));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lastMs = 0;
    const read = () => {
      clearTimeout(timer);
      timer = undefined;
      lastMs = performance.now();
      setUtc(clockUtc(explorer));
    };
    read();
    const unsubscribe = explorer.clock.subscribe((event) => {
      if (event !== 'tick') read();
      else timer ??= setTimeout(read, Math.max(0, lastMs + PERIOD_MS - performance.now()));
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [explorer]);
  return utc;
}
