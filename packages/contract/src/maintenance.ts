import { z } from 'zod';
import { idField, instantField, textField } from './fields.ts';
import { LIMITS } from './limits.ts';

const sentenceField = textField
  .trim()
  .min(1, 'Write a sentence that people understand')
  .max(LIMITS.noticeLength, `At most ${LIMITS.noticeLength} characters`);

export const announceMaintenanceInput = z
  .strictObject({
    /** Sent twice, it is announced once. */
    id: idField,
    sentence: sentenceField,
    startsAt: instantField,
    endsAt: instantField,
  })
  .refine(({ startsAt, endsAt }) => Date.parse(startsAt) < Date.parse(endsAt), {
    path: ['endsAt'],
    error: 'Maintenance ends after it begins',
  });

export const cancelMaintenanceInput = z.strictObject({ id: idField });

export const beginReadOnlyInput = z.strictObject({
  /** Sent twice, it begins once. */
  id: idField,
  sentence: sentenceField.default('EarnTrack is being looked after. Everything can be read meanwhile.'),
  /** When it is expected to be over; it ends when somebody ends it. */
  expectedEnd: instantField.nullish(),
});
