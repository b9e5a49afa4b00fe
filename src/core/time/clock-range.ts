import { epochFromJdTdb } from './epoch.ts';

/** First epoch the clock shows: 1957-01-01T00:00 TDB. */
export const CLOCK_START = epochFromJdTdb(2_435_839.5);

/** Last epoch the clock shows: 2060-01-01T00:00 TDB. */
export const CLOCK_END = epochFromJdTdb(2_473_459.5);
