import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';

export interface Balancer {
  origin: string;
  /** Who is asked from now on, one after the other. */
  members: readonly string[];
  close(): Promise<void>;
}

/**
 * Passes every request on to one of its members, each in its turn, and never a second time: whoever is behind it answers, or nobody.
 * Who is a member is for its owner to say, as with a balancer that asks nobody whether they are well.
 */
export async function startBalancer(): Promise<Balancer> {
  let turn = 0;
  const server = createServer((req, res) => {
    const member = balancer.members[turn++ % balancer.members.length];
    if (member === undefined) res.writeHead(503).end();
    else passOn(req, res, member);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const balancer: Balancer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    members: [],
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return balancer;
}

function passOn(req: IncomingMessage, res: ServerResponse, member: string): void {
  const { method = 'GET', url = '/', headers } = req;
  // A connection for each: one that is kept could be closed by a member that leaves, just when it is used.
  const onward = request(new URL(url, member), { method, headers, agent: false }, (answer) => {
    res.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(res);
  });
  onward.on('error', () => (res.headersSent ? res.destroy() : res.writeHead(502).end()));
  req.pipe(onward);
}
