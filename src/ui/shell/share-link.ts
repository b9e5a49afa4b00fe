import { type Explorer, notify } from '../../state/explorer.ts';
import { clockUtc } from '../../state/navigate.ts';
import { formatUrl } from '../../state/url-state.ts';

/** Copies the address of what is on screen, and says so; where copying is refused, shows the address to copy by hand. */
export async function shareLink(explorer: Explorer): Promise<void> {
  const address = addressOfView(explorer);
  try {
    await navigator.clipboard.writeText(address);
    notify(explorer, { kind: 'info', textKey: 'notice.linkCopied', values: {} });
  } catch {
    notify(explorer, { kind: 'info', textKey: 'notice.linkToCopy', values: { address } });
  }
}

/** The address of this very moment; the address bar rests while the clock plays. */
function addressOfView({ store, clock, camera, ...explorer }: Explorer): string {
  const time = { timeUtc: clockUtc({ store, clock, camera, ...explorer }), rate: clock.rate };
  return `${location.origin}${location.pathname}?${formatUrl(store.getState(), time, camera)}`;
}
