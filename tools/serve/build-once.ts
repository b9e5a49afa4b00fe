import { ensureBuilt } from './build.ts';

// `npm run build`: what `npm start` does before it serves.
await ensureBuilt((text) => console.log(text));
