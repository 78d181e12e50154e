import { z } from 'zod';
import { CHANGE_KINDS } from '../live.ts';

/** Something changed, and not what: whoever shows it asks again, with every rule that asking has. */
export const changeView = z.object({
  kind: z
    .enum([...CHANGE_KINDS, 'everything', 'nothing'])
    .describe(
      '“everything” where it is not known any more what changed; “nothing” begins a stream, and is a place to go on from',
    ),
  origin: z
    .uuid()
    .nullable()
    .describe('What the client that made the change called itself in x-earntrack-origin'),
});
export type ChangeView = z.output<typeof changeView>;
