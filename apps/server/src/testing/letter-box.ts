import { SMTPServer } from 'smtp-server';
import { vi } from 'vitest';

export interface Letter {
  to: string[];
  /** As it was sent, headers and both bodies. */
  raw: string;
  /** Its text without the folding of lines. */
  text: string;
}

export interface LetterBox {
  /** What SMTP_URL has to be. */
  url: string;
  letters: Letter[];
  /** The letter to somebody whose subject starts so, once it has come. */
  letterTo(address: string, subject: string): Promise<Letter>;
  close(): Promise<void>;
}

/** A mail server on this machine that keeps what it is given; or takes nothing, when it `isFull`. */
export async function openLetterBox({ isFull = false } = {}): Promise<LetterBox> {
  const letters: Letter[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      done(
        isFull ? Object.assign(new Error('The box of ana@example.com is full'), { responseCode: 452 }) : null,
      ),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        letters.push({ to: envelope.rcptTo.map(({ address }) => address), raw, text: unfold(raw) });
        done();
      });
    },
  });
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  const net = server.listen(0, '127.0.0.1', () => resolve());
  await listening;
  const place = net.address();
  if (place === null || typeof place === 'string') throw new Error('The mail server has no port');
  return {
    url: `smtp://127.0.0.1:${place.port}`,
    letters,
    letterTo: (address, subject) =>
      vi.waitFor(() => {
        const found = letters.find(
          ({ to, raw }) => to.includes(address) && raw.includes(`Subject: ${subject}`),
        );
        if (!found)
          throw new Error(`No letter to ${address}: ${letters.map(({ to }) => to.join()).join(' ')}`);
        return found;
      }, 10_000),
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

/** Takes the soft line breaks and escaped signs of quoted-printable out. */
function unfold(raw: string): string {
  const joined = raw.replaceAll(/=\r?\n/g, '');
  const bytes = joined.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
