const TOKEN_FORM = /^[a-z2-7]{40}$/;

/**
 * The token in a Cookie header, or null. Reads only the cookie of this exact name and only a value of a token's form,
 * so that other cookies, however malformed, cannot disturb it.
 */
export function tokenInHeader(header: string | undefined, cookieName: string): string | null {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at < 0 || pair.slice(0, at).trim() !== cookieName) continue;
    const value = pair.slice(at + 1).trim();
    if (TOKEN_FORM.test(value)) return value;
  }
  return null;
}
