import { auditEntryView, listAuditInput, pageOfView } from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { signedInProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import { showAudit } from './audit.service.ts';

export const auditRouter = router({
  list: signedInProcedure
    .input(listAuditInput.prefault({}))
    .output(shows(pageOfView(auditEntryView)))
    .query(({ ctx, input }) => showAudit(ctx.db, ctx.actor, input)),
});
