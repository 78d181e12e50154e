import { z } from 'zod';
import { idView, instantView } from './fields.ts';

export const bulkChangeView = z.object({
  id: idView,
  kind: z.enum(['edit', 'delete']),
  count: z
    .int()
    .describe(
      'How many earnings it changed; those that were as wanted already are not among them, and in a list of changes neither are deleted ones that are back or deleted for good',
    ),
  keptCount: z
    .int()
    .nullable()
    .describe(
      'How many of them an undo left alone, because they were changed again since, or no file has them any more; null while it is not undone',
    ),
  createdAt: instantView,
});
export type BulkChangeView = z.output<typeof bulkChangeView>;
