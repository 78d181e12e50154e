import { createEarnTrackClient, type EarnTrackClient } from '@earntrack/client';

export interface Credentials {
  email: string;
  password: string;
}

/** Looking through a whole file and recording it is one request each. */
const TIMEOUT_MS = 120_000;

/** Signs in as a browser does, and keeps the cookie. */
export async function signIn(baseUrl: string, { email, password }: Credentials): Promise<EarnTrackClient> {
  let cookie = '';
  const client = createEarnTrackClient({
    url: `${baseUrl}/trpc`,
    timeoutMs: TIMEOUT_MS,
    // A fast machine records more in a minute than one caller may.
    retries: 2,
    headers: () => ({ cookie }),
    fetch: async (...request) => {
      const answer = await fetch(...request);
      const [given] = answer.headers.getSetCookie();
      cookie = given?.split(';')[0] ?? cookie;
      return answer;
    },
  });
  await client.auth.login.mutate({ email, password });
  return client;
}
