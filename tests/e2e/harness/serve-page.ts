import type { TestProject } from 'vitest/node';
import { ensureBuilt, PAGE_UNDER_TEST } from '../../../tools/serve/build.ts';
import { serveFolder } from '../../../tools/serve/static-server.ts';
import { ensureChromium } from '../../../tools/setup/find-chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the page under test, with a slash at its end. */
    readonly pageUrl: string;
    readonly chromiumPath: string;
  }
}

/** Builds the page where that is needed and serves it on a free port while the browser tests run. */
export default async function servePage({ provide }: TestProject): Promise<() => Promise<void>> {
  const say = (text: string) => console.log(text);
  provide('chromiumPath', ensureChromium(say));
  const server = await serveFolder({ folder: await ensureBuilt(say, PAGE_UNDER_TEST), port: 0 });
  provide('pageUrl', server.url);
  return () => server.close();
}
