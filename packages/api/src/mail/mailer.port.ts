/** One message to one person, as text and as the same in HTML. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** Whatever carries mail. Rejects when it was not taken over. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}
