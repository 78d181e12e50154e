import { z } from 'zod';
import {
  currencyField,
  idField,
  positiveAmountField,
  textField,
  timeZoneField,
  versionField,
  weekdayField,
} from './fields.ts';
import { LIMITS } from './limits.ts';
import { PLATFORM_KINDS, type PlatformColour } from './platform-kinds.ts';

const platformFields = {
  name: textField.trim().min(1, 'Give the platform a name').max(LIMITS.platformNameLength),
  kind: z.enum(PLATFORM_KINDS),
  colour: z
    .number()
    .int()
    .min(1)
    .max(8)
    .transform((colour) => colour as PlatformColour),
  currency: currencyField,
  /** Null: the profile's. */
  timeZone: timeZoneField.nullable(),
  /** Minutes after midnight at which the platform's day starts; 240 is 04:00. */
  dayCutoffMinutes: z.number().int().min(0).max(720),
  /** Null: the profile's. */
  weekStart: weekdayField.nullable(),
  /** What the user expects to earn an hour, in the platform's currency; null when not said. */
  expectedHourly: positiveAmountField.nullable(),
  catalogueKey: textField.max(40).nullable(),
};

export const createPlatformInput = z.strictObject({
  id: idField,
  ...platformFields,
  timeZone: platformFields.timeZone.default(null),
  dayCutoffMinutes: platformFields.dayCutoffMinutes.default(0),
  weekStart: platformFields.weekStart.default(null),
  expectedHourly: platformFields.expectedHourly.default(null),
  catalogueKey: platformFields.catalogueKey.default(null),
});

export const updatePlatformInput = z.strictObject({
  id: idField,
  version: versionField,
  ...z.object(platformFields).omit({ catalogueKey: true }).partial().shape,
});

export const listPlatformsInput = z.strictObject({ includeArchived: z.boolean().default(false) });
export const platformIdInput = z.strictObject({ id: idField });
