import { z } from 'zod';
import { PARTIAL_DATE_FORMS, PARTIAL_DATE_PATTERN, tryParsePartialDate } from '../partial-date.ts';

/** A date whose form is its precision, see `catalog/partial-date.ts`. */
export const partialDateSchema = z
  .string()
  .regex(PARTIAL_DATE_PATTERN, { error: `is no date; expected ${PARTIAL_DATE_FORMS}`, abort: true })
  .refine((text) => tryParsePartialDate(text) !== undefined, { error: 'names a day that is not in the calendar' })
  .describe(`A date in UTC as exact as it is known: ${PARTIAL_DATE_FORMS}`);

/** A month or day on which something was known or published: "2026-09" or "2026-09-13"; a year alone is allowed. */
export const asOfSchema = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, {
    error: 'is no year, month or day; expected 2026, 2026-09 or 2026-09-13',
    abort: true,
  })
  .refine((text) => tryParsePartialDate(text) !== undefined, { error: 'names a day that is not in the calendar' })
  .describe('Year, month or day, for example 2026-09');
