import {
  asCurrency,
  asLocalDate,
  CLOCKS,
  isCurrency,
  isLocalDate,
  isTimeZone,
  MAX_WORK_SECONDS,
  microsFromDecimal,
  type Weekday,
} from '@earntrack/domain';
import { z } from 'zod';
import { LIMITS } from './limits.ts';

const CHOOSE_LANGUAGE = 'Choose a language like en-GB';

/** A UUID made by the client where the client creates the thing; in lower case, as the database writes it back. */
export const idField = z.uuid().toLowerCase();

/** Any text that a person or a file gave. Half of a character could be neither stored nor shown. */
export const textField = z
  .string()
  .refine((text) => text.isWellFormed(), 'A character in this text is cut in half: write it again');

export const currencyField = z
  .string()
  .meta({ pattern: '^[A-Z]{3}$', examples: ['EUR'] })
  .refine(isCurrency, 'Choose a currency by its three letters, like EUR')
  .transform(asCurrency);

export const dateField = z
  .string()
  .meta({ format: 'date', examples: ['2026-11-02'] })
  .refine(isLocalDate, 'Write a date of the calendar as YYYY-MM-DD')
  .transform(asLocalDate);

/** A decimal string of at most twelve digits before and six after the point; micros on the server. */
export const amountField = z
  .string()
  .regex(/^-?\d{1,12}(\.\d{1,6})?$/, 'Write an amount like 1234.56')
  .transform(microsFromDecimal);

/** An amount that is taken off or added, but never negative. */
export const positiveAmountField = amountField.refine(
  (micros) => micros >= 0n,
  'This amount cannot be negative',
);

export const timeZoneField = z.string().max(64).refine(isTimeZone, 'Choose a time zone like Europe/Lisbon');

/** A language as Intl writes it: "en-gb" is "en-GB". */
export const localeField = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, CHOOSE_LANGUAGE)
  .refine((name) => canonicalLocaleOf(name) !== null, CHOOSE_LANGUAGE)
  .transform((name) => canonicalLocaleOf(name) ?? name);

export const weekdayField = z
  .number()
  .int()
  .min(1)
  .max(7)
  .transform((day) => day as Weekday);

export const noteField = textField.trim().max(LIMITS.noteLength, 'This note is too long');

/** A word of the user's own; a comma and a semicolon part tags from each other in files. */
export const tagField = textField
  .trim()
  .min(1, 'A tag has at least one letter')
  .max(LIMITS.tagLength, `A tag has at most ${LIMITS.tagLength} characters`)
  .regex(/^[^,;\p{Cc}]*$/u, 'A tag has no comma and no semicolon');

/** Tags in their order, each once whatever its case. */
export const tagsField = z
  .array(tagField)
  .max(LIMITS.tagsOfEarning, `At most ${LIMITS.tagsOfEarning} tags`)
  .transform((tags) =>
    [...new Map(tags.toReversed().map((tag) => [tag.toLowerCase(), tag])).values()].toReversed(),
  );

export const clockField = z.enum(CLOCKS);

export const workSecondsField = z
  .number()
  .int()
  .min(1, 'Work lasts at least a second')
  .max(MAX_WORK_SECONDS, 'One entry holds a week at most');

/** The version that the client last saw, so that a change made elsewhere is never overwritten unseen. */
export const versionField = z.number().int().min(1);

/** ISO 8601 with an offset, down to nanoseconds, in the years in which dates can be recorded everywhere on Earth. */
export const instantField = z.iso
  .datetime({ offset: true, message: 'Write an instant with its offset' })
  .regex(
    /^(19(?!00)|2[0-8]|29(?!99))\d\d-[^.]*(\.\d{1,9})?(Z|[+-][\d:]+)$/,
    'Write an instant of the years 1901 to 2998',
  );

export const pageInput = z.object({
  cursor: z.string().max(500).nullish(),
  limit: z.number().int().min(1).max(LIMITS.pageSizeMax).default(LIMITS.pageSize),
  /** Sent along by clients that page through a list; lists here only go forward. */
  direction: z.literal('forward').optional(),
});

/** One page of a list by keyset: `nextCursor` is null on the last page. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
}

function canonicalLocaleOf(name: string): string | null {
  try {
    return Intl.getCanonicalLocales(name)[0] ?? null;
  } catch {
    // A text that is not the name of a language is the answer "none", not a fault.
    return null;
  }
}
