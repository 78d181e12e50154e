import { z } from 'zod';

/** What a change is one of: what a screen has to ask again follows from it. */
export const CHANGE_KINDS = [
  'earnings',
  'work',
  'payouts',
  'platforms',
  'products',
  'goals',
  'imports',
  'profile',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Which changes are to be told. */
export const changesInput = z
  .strictObject({
    /** The id of the last event that arrived: those after it follow. */
    lastEventId: z
      .string()
      .regex(/^\d{1,18}$/, 'This is no event of EarnTrack: leave it out to begin anew')
      .optional(),
    /** Without such an event: how old the oldest thing is that is shown already, in milliseconds. What changed since is told first. */
    shownForMs: z.int().min(0).default(0),
  })
  .prefault({});
