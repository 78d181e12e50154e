import type { Weekday } from '@earntrack/domain';
import { z } from 'zod';
import {
  currencyField,
  localeField,
  textField,
  timeZoneField,
  versionField,
  weekdayField,
} from './fields.ts';
import { LIMITS } from './limits.ts';

export const updateProfileInput = z.strictObject({
  version: versionField,
  displayName: textField.trim().max(LIMITS.displayNameLength).optional(),
  timeZone: timeZoneField.optional(),
  currency: currencyField.optional(),
  locale: localeField.optional(),
  weekStart: weekdayField.optional(),
});

export interface ProfileView {
  displayName: string;
  timeZone: string;
  currency: string;
  locale: string;
  weekStart: Weekday;
  version: number;
}
