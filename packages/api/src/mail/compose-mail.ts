import type { Mail } from './mailer.port.ts';

export interface MailContent {
  subject: string;
  paragraphs: readonly string[];
  /** The one thing to do, where there is one; stands after the first paragraph. */
  action?: { label: string; url: string };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Writes a message for those who read text and for those who read HTML. Whatever people typed stays text. */
export function composeMail(to: string, { subject, paragraphs, action }: MailContent): Mail {
  const [first = '', ...rest] = paragraphs;
  const textBlocks = [first, ...(action ? [action.url] : []), ...rest];
  const link = action && `<a href="${escapeHtml(action.url)}">${escapeHtml(action.label)}</a>`;
  const htmlBlocks = [escapeHtml(first), ...(link ? [link] : []), ...rest.map(escapeHtml)];
  return {
    to,
    subject,
    text: `${textBlocks.join('\n\n')}\n\nEarnTrack\n`,
    html: `<!doctype html><html lang="en"><body>${htmlBlocks.map((block) => `<p>${block}</p>`).join('')}<p>EarnTrack</p></body></html>`,
  };
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}
