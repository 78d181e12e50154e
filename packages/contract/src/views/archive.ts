import { z } from 'zod';
import { instantView } from './fields.ts';

export const archiveStatusView = z.object({
  canRestore: z
    .boolean()
    .describe('Whether an archive can be restored here: only into an account without data of its own'),
  restored: z
    .object({ archivedAt: instantView, restoredAt: instantView })
    .nullable()
    .describe('The archive that this account was made of; null for one that began empty'),
});
export type ArchiveStatusView = z.output<typeof archiveStatusView>;

export const restoredArchiveView = z.object({
  outcome: z
    .enum(['restored', 'alreadyThere'])
    .describe('alreadyThere: the same archive was restored here before, and nothing was changed'),
  archivedAt: instantView,
  counts: z
    .object({
      platforms: z.int(),
      products: z.int(),
      earnings: z.int(),
      work: z.int(),
      payouts: z.int(),
      goals: z.int(),
      imports: z.int(),
    })
    .describe('What the archive holds, also of what lies in the bin'),
});
export type RestoredArchiveView = z.output<typeof restoredArchiveView>;
