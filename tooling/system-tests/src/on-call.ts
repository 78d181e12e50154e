import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type Way = 'sms' | 'pagerduty' | '#incidents' | '#production-alerts' | 'mail' | 'dead-man';

export interface Message {
  way: Way;
  atMs: number;
  isOver: boolean;
  text: string;
  to: string[];
}

export interface OnCall {
  httpUrl: string;
  smtpHost: string;
  messages: Message[];
  /** From here on nothing that is sent this way is taken; gives what ends that. */
  refuse(way: Way): () => void;
  close(): Promise<void>;
}

/** Stands for all whom Alertmanager tells something: Slack, PagerDuty, a gateway of short messages, a mail server. */
export async function openOnCall(): Promise<OnCall> {
  const messages: Message[] = [];
  const refused = new Set<Way>();
  const http = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const message = messageOf(req.url ?? '', Buffer.concat(chunks).toString());
      if (refused.has(message.way)) return void res.writeHead(503).end();
      messages.push(message);
      // PagerDuty answers with 202, and the others take any success.
      res.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"success"}');
    });
  }).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const smtp = mailServer(messages);
  const mail = smtp.listen(0, '127.0.0.1');
  await once(mail, 'listening');
  return {
    httpUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    smtpHost: `127.0.0.1:${(mail.address() as AddressInfo).port}`,
    messages,
    refuse(way) {
      refused.add(way);
      return () => void refused.delete(way);
    },
    async close() {
      http.close();
      http.closeAllConnections();
      await new Promise<void>((closed) => smtp.close(closed));
    },
  };
}

function messageOf(url: string, text: string): Message {
  const body = JSON.parse(text) as { channel?: string; event_action?: string; status?: string };
  const isOver =
    body.event_action === 'resolve' || body.status === 'resolved' || text.includes('"title":"Over: ');
  const way = url === '/slack' ? body.channel : url === '/pagerduty' ? 'pagerduty' : url.slice(1);
  return { way: way as Way, atMs: Date.now(), isOver, text, to: [] };
}

function mailServer(messages: Message[]): SMTPServer {
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const to = envelope.rcptTo.map(({ address }) => address);
        messages.push({ way: 'mail', atMs: Date.now(), isOver: /^Subject: .*Over: /im.test(text), text, to });
        done();
      });
    },
  });
}
