import { SMTPServer } from 'smtp-server';
import { expect } from '@playwright/test';

export interface LetterBox {
  /** The link in the letter to this address, once it has come. */
  linkTo(address: string, page: string): Promise<string>;
  close(): Promise<void>;
}

/** The mail server of the door that sends mail. */
export async function openLetterBox(): Promise<LetterBox> {
  const letters: { to: string; text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const text = Buffer.concat(chunks)
          .toString('utf8')
          .replaceAll(/=\r?\n/g, '')
          .replaceAll('=3D', '=');
        letters.push(...envelope.rcptTo.map(({ address }) => ({ to: address, text })));
        done();
      });
    },
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(Number(process.env['EARNTRACK_E2E_SMTP_PORT']), '127.0.0.1', resolve);
  await promise;
  const find = (address: string, page: string) =>
    letters
      .filter(({ to }) => to === address)
      .map(({ text }) => text.match(new RegExp(`http://localhost:\\d+${page}\\?token=[\\w-]+`))?.[0])
      .find((link) => link !== undefined);
  return {
    async linkTo(address, page) {
      await expect.poll(() => find(address, page)).toBeDefined();
      return find(address, page) ?? '';
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
