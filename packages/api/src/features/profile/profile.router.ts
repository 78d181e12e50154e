import { profileView, updateProfileInput } from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { keptProcedure, noInput, signedInProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import { changeProfile, showProfile } from './profile.service.ts';

export const profileRouter = router({
  get: keptProcedure('profile')
    .input(noInput)
    .output(shows(profileView))
    .query(({ ctx }) => ctx.kept(null, (db) => showProfile(db, ctx.actor))),
  update: signedInProcedure
    .input(updateProfileInput)
    .output(shows(profileView))
    .mutation(({ ctx, input }) => changeProfile(ctx.db, ctx.actor, input)),
});
