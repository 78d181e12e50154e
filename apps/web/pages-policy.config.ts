/**
 * The content policy of the pages where somebody else than EarnTrack's server serves them; the server's own header says the
 * same, which a journey compares. `serverOrigins` are those that the pages may ask beside their own.
 */
export function pagesPolicy(serverOrigins: readonly string[] = []): string {
  return [
    "default-src 'self'",
    "base-uri 'none'",
    ["connect-src 'self'", ...serverOrigins].join(' '),
    "font-src 'self'",
    "form-action 'self'",
    "frame-src 'none'",
    "img-src 'self' data: blob:",
    "manifest-src 'self'",
    "object-src 'none'",
    "script-src 'self'",
    "script-src-attr 'none'",
    "style-src 'self'",
    "worker-src 'self'",
  ].join(';');
}

/** Throws a sentence where a setting is no address of a server as browsers write it. */
export function asOrigin(name: string, text: string): string {
  if (/^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text) return text;
  throw new Error(
    `${name} is "${text}": write an address like https://api.example.com, without a path and without a slash at the end.`,
  );
}
