import type { Mailer } from '@earntrack/api/server';
import { createTransport } from 'nodemailer';

export interface SmtpOptions {
  /** smtp://user:password@host:587, smtps://… where everything is encrypted from the start. */
  url: string;
  /** "EarnTrack <earn@example.com>" */
  from: string;
}

/** A mail server that hangs must not keep this one from ending. */
const TIMEOUTS_MS = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 8_000 };

/** The mail was not taken over. Names neither whom it was for nor what it said, as both would end up in the log. */
class MailError extends Error {
  override name = 'MailError';
}

/** Sends through a mail server, each mail over a connection of its own: there are few. */
export function createSmtpMailer({ url, from }: SmtpOptions): Mailer {
  const transport = createTransport({
    url,
    ...TIMEOUTS_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text, html }) {
      // An address in a form of its own: in a list of addresses a comma would make two of it.
      const message = { from, to: { name: '', address: to }, subject, text, html };
      await transport.sendMail(message).catch((err: unknown) => {
        throw new MailError(`The mail server did not take the mail: ${reasonOf(err)}`);
      });
    },
  };
}

function reasonOf(err: unknown): string {
  if (!(err instanceof Error)) return 'unknown';
  const parts = ['code' in err ? err.code : '', 'responseCode' in err ? err.responseCode : ''];
  return (
    parts
      .filter((part) => part !== '' && part !== undefined)
      .map(String)
      .join(' ') || err.name
  );
}
