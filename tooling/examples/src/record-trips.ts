import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { createEarnTrackClient, readFailure } from '@earntrack/client';
import { requireSetting } from './settings.ts';

const url = requireSetting('EARNTRACK_URL', 'where EarnTrack is, such as http://localhost:3000');
const token = requireSetting('EARNTRACK_TOKEN', 'a token that may read and write, made under Settings');
const platformName = requireSetting('EARNTRACK_PLATFORM', 'the name of the platform that the trips are of');
const port = Number(requireSetting('PORT', 'where trips are posted to on this machine, such as 4000'));
const LARGEST_BYTES = 10_000;

const client = createEarnTrackClient({ url: new URL('/trpc', url).href, auth: { token } });
const platforms = await client.platforms.list.query({}).catch((error: unknown) => {
  console.error(readFailure(error).message);
  process.exit(1);
});
const platform = platforms.find(({ name }) => name === platformName);
if (!platform) {
  console.error(`There is no platform ${platformName}. Add it in EarnTrack, then start again.`);
  process.exit(1);
}
const { id: platformId, currency } = platform;

/** As another program posts it; the amounts are decimal strings, since a float cannot hold every cent. */
interface Trip {
  tripId: string;
  day: string;
  fare: string;
  tips?: string;
}

/** The same trip always has the same id, so a delivery that comes again, at whatever time, records nothing more. */
async function idOf(tripId: string): Promise<string> {
  const name = new TextEncoder().encode(`record-trips/${platformId}/${tripId}`);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', name)).toHex();
  // A UUID of version 8 is one's own making; "8" in the fourth group is the variant.
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

async function record({ tripId, day, fare, tips = '0' }: Trip): Promise<void> {
  await client.earnings.create.mutate({
    id: await idOf(tripId),
    platformId,
    earnedOn: day,
    currency,
    components: { base: fare, tips },
    note: `Trip ${tripId}`,
  });
}

interface Reply {
  status: number;
  message: string;
}

async function answerTo(request: IncomingMessage): Promise<Reply> {
  if (request.method !== 'POST' || request.url !== '/trips')
    return { status: 404, message: 'POST trips to /trips.' };
  // No page of another site can send this type without asking first, and nobody here says yes.
  if (request.headers['content-type'] !== 'application/json')
    return { status: 415, message: 'Send application/json.' };
  if (!(Number(request.headers['content-length']) <= LARGEST_BYTES))
    return { status: 413, message: 'Send one trip with its length.' };
  const trip: unknown = await json(request).catch(() => null);
  if (!isTrip(trip)) return { status: 400, message: 'Send tripId, day, fare and perhaps tips, all as text.' };
  try {
    await record(trip);
    return { status: 200, message: 'Recorded.' };
  } catch (error) {
    const { kind, code, message } = readFailure(error);
    const isFinal =
      kind === 'refused' && code !== 'unavailable' && code !== 'busy' && code !== 'too_many_requests';
    // Whoever delivers gives up after 4xx, and delivers again later after 503.
    return { status: isFinal ? 422 : 503, message };
  }
}

function isTrip(thing: unknown): thing is Trip {
  if (typeof thing !== 'object' || thing === null) return false;
  const { tripId, day, fare, tips = '0' } = thing as Record<string, unknown>;
  return [tripId, day, fare, tips].every((value) => typeof value === 'string' && value !== '');
}

const server = createServer((request, response) => {
  void answerTo(request).then(({ status, message }) =>
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${message}\n`),
  );
});
server.listen(port, '127.0.0.1', () => console.log(`Taking trips at http://127.0.0.1:${port}/trips`));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());
