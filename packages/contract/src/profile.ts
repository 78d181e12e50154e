import { z } from 'zod';
import { BASES } from './choices.ts';
import { displayNameField } from './display-name.ts';
import { currencyField, localeField, timeZoneField, versionField, weekdayField } from './fields.ts';

/** The 29th to 31st are no choice: not every month has them. */
export const taxYearStartField = z.strictObject({
  month: z.number().int().min(1).max(12),
  day: z.number().int().min(1).max(28),
});

export const updateProfileInput = z.strictObject({
  version: versionField,
  displayName: displayNameField.optional(),
  timeZone: timeZoneField.optional(),
  currency: currencyField.optional(),
  locale: localeField.optional(),
  weekStart: weekdayField.optional(),
  taxYearStart: taxYearStartField.optional(),
  basis: z.enum(BASES).optional(),
});
