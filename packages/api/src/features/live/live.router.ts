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
      const { db, actor, live: hub, now } = ctx;
      const { expiresAt } = ctx.caller;
      const assertAllowed = () => assertStillAllowed(ctx);
      const changes = followChanges({ db, actor, hub, now, expiresAt, assertAllowed, signal }, input);
      return trackedBy(changes, ({ position, change }) => ({ id: String(position), event: change }));
    }),
});
