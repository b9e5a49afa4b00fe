import { ensureBuilt } from './build.ts';
import { serveFolder } from './static-server.ts';

const DEFAULT_PORT = 4173;
const PORTS_TO_TRY = 20;

const say = (text: string) => console.log(text);

/** `npm start`: builds what is out of date, serves it and prints the address. PORT and HOST choose where. */
async function main(): Promise<void> {
  const port = portFromEnvironment();
  const folder = await ensureBuilt(say);
  const host = process.env.HOST;
  const server = await serveFolder({
    folder,
    port,
    furtherPorts: PORTS_TO_TRY,
    onBusyPort: (busy) => say(`Port ${busy} is taken; trying ${busy + 1}.`),
    ...(host === undefined || host === '' ? {} : { host }),
  });
  say(`\nOutbound is at ${server.url}  (Ctrl+C ends it)\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
}

function portFromEnvironment(): number {
  const text = process.env.PORT;
  if (text === undefined || text === '') return DEFAULT_PORT;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new Error(`PORT is "${text}", which is no port; give a number from 0 to 65535.`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
