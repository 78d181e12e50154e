import { changesInput, changeView } from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { signedInProcedure } from '../../trpc/procedures.ts';
import { assertStillAllowed } from '../../trpc/still-allowed.ts';
import { tells, trackedBy } from '../../trpc/streams.ts';
import { followChanges } from './live.service.ts';

export const liveRouter = router({
  changes: signedInProcedure
    .input(changesInput)
    .output(tells(changeView))
    .subscription(({ ctx, input, signal }) => {
      const { expiresAt } = ctx.caller;
      const assertAllowed = () => assertStillAllowed(ctx);
      const waiting = { hub: ctx.live, now: ctx.now, expiresAt, assertAllowed, signal };
      const changes = followChanges(ctx.db, ctx.actor, input, waiting);
      return trackedBy(changes, ({ position, change }) => ({ id: String(position), event: change }));
    }),
});
