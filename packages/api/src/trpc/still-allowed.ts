import { AppError } from '@earntrack/contract';
import { requireCaller } from '../caller.ts';
import type { Context } from './context.ts';

type Looking = Pick<Context, 'auth' | 'programs' | 'session' | 'request'>;

/** Throws where what let somebody in has ended since. Asking is no visit: it prolongs nothing. */
export async function assertStillAllowed({ auth, programs, session, request }: Looking): Promise<void> {
  if (session !== null) {
    if (await auth.isOpen(session.id)) return;
    throw new AppError('not_signed_in', 'You were signed out. Sign in to go on.');
  }
  const bearer = await programs.resolve(request.authorization);
  requireCaller(
    typeof bearer === 'string'
      ? { caller: null, bearerFault: bearer }
      : { caller: bearer?.caller ?? null, bearerFault: null },
  );
}
