import { PERIOD_KINDS } from '@earntrack/domain';
import { z } from 'zod';
import { dateField } from './fields.ts';

export const periodInput = z
  .strictObject({
    kind: z.enum(PERIOD_KINDS),
    /** A day inside the wanted week, month or year; today in the user's zone when left out. */
    anchor: dateField.optional(),
    from: dateField.optional(),
    to: dateField.optional(),
  })
  .refine((period) => period.kind !== 'custom' || (period.from !== undefined && period.to !== undefined), {
    message: 'Choose the first and the last day',
    path: ['from'],
  })
  .refine((period) => !period.from || !period.to || period.from <= period.to, {
    message: 'The last day is before the first one',
    path: ['to'],
  });

export const dashboardInput = z.strictObject({
  period: periodInput,
  /** How hours that several platforms share are divided. */
  sharedTime: z.enum(['even', 'net']).default('even'),
});
