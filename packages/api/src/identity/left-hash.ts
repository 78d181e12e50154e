/** What begins the hash of an earning that nobody's request made a person's own. */
export const LEFT = 'left ';

/** Stands for the hash of a request where an earning is a person's own because nobody else held it any more, from this moment on. */
export function leftHash(at: Date): string {
  return `${LEFT}${at.toISOString()}`;
}

/** Since when an earning is a person's own only because nobody else held it; null for any other. */
export function leftAt(requestHash: string | null): Date | null {
  return requestHash?.startsWith(LEFT) ? new Date(requestHash.slice(LEFT.length)) : null;
}
