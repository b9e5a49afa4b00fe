import { useEffect, useRef } from 'react';
import { useFormat } from '../i18n/text-context.tsx';
import { useExplorer } from '../state/explorer-context.ts';
import { clockUtc } from '../state/navigate.ts';

/** The clock's date in words. It is written straight into the element, since it changes with every frame of play. */
export function ClockReadout() {
  const explorer = useExplorer();
  const format = useFormat();
  const element = useRef<HTMLTimeElement>(null);
  useEffect(() => {
    let shown = '';
    const write = () => {
      const text = format.instant(clockUtc(explorer));
      if (text === shown || !element.current) return;
      shown = text;
      element.current.textContent = text;
    };
    write();
    return explorer.clock.subscribe(write);
  }, [explorer, format]);
  return <time ref={element} />;
}
