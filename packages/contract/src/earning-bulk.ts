import { z } from 'zod';
import { earningFilter } from './earning-filter.ts';
import { idField, tagsField } from './fields.ts';
import { LIMITS } from './limits.ts';

const selectedIds = z
  .array(idField)
  .max(LIMITS.bulkIds, 'These are too many to name one by one: select all that match instead');

/** Many earnings: those of these ids, or all that fit a filter but for a few. */
export const earningTarget = z.union([
  z.strictObject({ ids: selectedIds.min(1, 'Select at least one earning') }),
  z.strictObject({ filter: earningFilter, except: selectedIds.default([]) }),
]);
export type EarningTarget = z.output<typeof earningTarget>;
export type EarningTargetWire = z.input<typeof earningTarget>;

/** What becomes of each of them; what is left out stays. */
export const earningBulkChange = z
  .strictObject({
    platformId: idField.optional(),
    addTags: tagsField.default([]),
    removeTags: tagsField.default([]),
  })
  .refine(
    ({ platformId, addTags, removeTags }) =>
      platformId !== undefined || addTags.length > 0 || removeTags.length > 0,
    'Say what is to change',
  );
export type EarningBulkChange = z.output<typeof earningBulkChange>;

export const bulkEditEarningsInput = z.strictObject({
  id: idField,
  target: earningTarget,
  change: earningBulkChange,
});
export const bulkDeleteEarningsInput = z.strictObject({ id: idField, target: earningTarget });
export const listBulkChangesInput = z.strictObject({
  kind: z.enum(['edit', 'delete']).nullish(),
  limit: z.number().int().min(1).max(LIMITS.bulkChangesMax).default(LIMITS.bulkChanges),
});
export const bulkChangeIdInput = z.strictObject({ id: idField });
