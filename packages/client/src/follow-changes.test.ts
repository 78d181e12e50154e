import { afterEach, expect, test, vi } from 'vitest';
import { readFailure } from './failure.ts';
import { followChanges, type Following, type FollowOptions } from './follow-changes.ts';
import { clientOf } from './testing/program-server.ts';
import { type AskedStream, streamServer } from './testing/stream-server.ts';

const followings: Following[] = [];
afterEach(() => {
  for (const following of followings.splice(0)) following.stop();
});

type Server = ReturnType<typeof streamServer>;

function follow({ fetch }: Server, options: Partial<FollowOptions> = {}) {
  const told: string[] = [];
  const ended: string[] = [];
  const following = followChanges(clientOf(fetch), {
    onChange: ({ kind }) => told.push(kind),
    onEnded: (error) => ended.push(readFailure(error).code),
    ...options,
  });
  followings.push(following);
  return { told, ended, following };
}

/** The stream that was asked for as the so manieth. */
async function streamOf({ asked }: Server, number: number): Promise<AskedStream> {
  return vi.waitFor(() => {
    const stream = asked[number - 1];
    if (!stream) throw new Error('Not asked for yet');
    return stream;
  }, 5_000);
}

test('what changes is told, in whatever pieces it comes; that nothing did is not', async () => {
  const server = streamServer();
  const { told } = follow(server);
  const stream = await streamOf(server, 1);
  expect(stream.bearer).toBe('Bearer et_mine');
  stream.tell('4', 'nothing');
  for (const piece of ['da', 'ta: {"kind":"wo', 'rk","origin":null}\r', '\nid', ': 5\r\n\r\n'])
    stream.write(piece);
  stream.write(': a comment\n\nevent: ping\ndata: \n\n\n');
  stream.tell('6', 'goals');
  await vi.waitFor(() => expect(told).toEqual(['work', 'goals']));
});

test.each([
  ['the network cuts it off', (stream: AskedStream) => stream.cut()],
  ['the server lets it go', (stream: AskedStream) => stream.release()],
  ['the server has no time', (stream: AskedStream) => stream.refuse('unavailable')],
  ['its token has expired', (stream: AskedStream) => stream.refuse('token_expired')],
])('a stream goes on after the last event when %s', async (_, end) => {
  const server = streamServer();
  const { told, ended } = follow(server, { shownForMs: () => 1_234.5 });
  const first = await streamOf(server, 1);
  expect(first.input).toEqual({ shownForMs: 1235 });
  first.tell('7', 'work');
  await vi.waitFor(() => expect(told).toEqual(['work']));
  end(first);
  const second = await streamOf(server, 2);
  expect(second.input).toEqual({ lastEventId: '7' });
  second.tell('8', 'payouts');
  await vi.waitFor(() => expect(told).toEqual(['work', 'payouts']));
  expect(ended).toEqual([]);
});

test('a server that is not there, and something else in its place, are tried again', async () => {
  const page = () => new Response('<h1>Starting</h1>', { headers: { 'content-type': 'text/html' } });
  const server = streamServer((count) => (count === 1 ? 'nobody' : count === 2 ? page() : undefined));
  const { told } = follow(server);
  (await streamOf(server, 1)).tell('1', 'everything');
  await vi.waitFor(() => expect(told).toEqual(['everything']));
  expect(server.count()).toBe(3);
});

test('whoever may not look any more is told so once, and asks no more until they say so', async () => {
  const server = streamServer();
  const { ended, following } = follow(server);
  const first = await streamOf(server, 1);
  first.tell('9', 'nothing');
  first.refuse('not_signed_in');
  await vi.waitFor(() => expect(ended).toEqual(['not_signed_in']));
  expect(server.count()).toBe(1);
  following.goOn();
  expect((await streamOf(server, 2)).input).toEqual({ lastEventId: '9' });
  expect(ended).toHaveLength(1);
});

test('a stream that is given back is left at once, and goes on where it was', async () => {
  const server = streamServer();
  const { told, following } = follow(server);
  const first = await streamOf(server, 1);
  first.tell('3', 'work');
  await vi.waitFor(() => expect(told).toEqual(['work']));
  following.hold();
  await vi.waitFor(() => expect(first.isLeft()).toBe(true));
  following.goOn();
  following.goOn();
  expect((await streamOf(server, 2)).input).toEqual({ lastEventId: '3' });
  expect(server.count()).toBe(2);
});
