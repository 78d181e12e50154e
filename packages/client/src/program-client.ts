import type { AppRouter } from '@earntrack/api';
import { createTRPCClient, type Operation, retryLink, type TRPCLink } from '@trpc/client';
import { batching } from './batching.ts';
import type { EarnTrackClient, EarnTrackClientOptions } from './client.ts';
import { pauseMs } from './pause.ts';
import { isExpiry, type TokenSession } from './token-session.ts';

export interface ProgramClientOptions extends Omit<EarnTrackClientOptions, 'headers'> {
  /** A token from the settings, or a program's own sign-in. */
  auth: { token: string } | TokenSession;
  /** How often a call is made again that nobody answered or that came too soon; twice when left out. */
  retries?: number;
}

const RETRIES = 2;

/**
 * A typed client of the whole router, for a program. Calls made in the same tick travel as one request. What is safe to
 * repeat is asked again where the server was not reached, had no time (503) or wanted a pause (429): every query, and those
 * changes that name what they change by an id or a version of the caller's.
 */
export function createProgramClient(options: ProgramClientOptions): EarnTrackClient {
  const { auth, retries = RETRIES, ...connection } = options;
  const session = 'token' in auth ? null : auth;
  return createTRPCClient<AppRouter>({
    links: [
      asking(session, retries),
      batching({
        ...connection,
        async headers({ opList }) {
          const token = 'token' in auth ? auth.token : await auth.accessToken();
          for (const { context } of opList) context[SENT] = token;
          return { authorization: `Bearer ${token}` };
        },
      }),
    ],
  });
}

/** In the context of a call: the token that went with it. */
const SENT = 'accessToken';

function asking(session: TokenSession | null, retries: number): TRPCLink<AppRouter> {
  let waitMs = 0;
  return retryLink<AppRouter>({
    retry({ op, error, attempts }) {
      if (session !== null && attempts === 1 && isExpiry(error)) {
        session.expired(String(op.context[SENT]));
        waitMs = 0;
        return true;
      }
      const pause = attempts > retries || !isRepeatable(op) ? null : pauseMs(error, attempts);
      waitMs = pause ?? 0;
      return pause !== null;
    },
    // Asked for right after `retry` said yes.
    retryDelayMs: () => waitMs,
  });
}

/** The same create is the same thing, and a version is changed once: sent twice they are done once. */
function isRepeatable({ type, input }: Operation): boolean {
  if (type === 'query') return true;
  if (typeof input !== 'object' || input === null) return false;
  return 'id' in input || 'importId' in input || 'version' in input;
}
