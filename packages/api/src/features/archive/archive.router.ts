import { archiveStatusView } from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { noInput, signedInProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import { showArchiveStatus } from './archive.service.ts';

export const archiveRouter = router({
  status: signedInProcedure
    .input(noInput)
    .output(shows(archiveStatusView))
    .query(({ ctx }) => showArchiveStatus(ctx.db, ctx.actor)),
});
