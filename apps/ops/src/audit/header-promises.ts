export interface HeaderPromise {
  /** The requirement of docs/security.md that says it. */
  requirement: string;
  header: string;
  isKept: (sent: string) => boolean;
  /** Only under https, or only of answers that are no page. */
  when?: 'https' | 'answers';
}

const YEAR_SECONDS = 31_536_000;

/** What docs/security.md promises of every answer. */
export const HEADER_PROMISES: readonly HeaderPromise[] = [
  {
    requirement: '3.4.1',
    header: 'strict-transport-security',
    isKept: (sent) => Number(/max-age=(\d+)/.exec(sent)?.[1] ?? 0) >= YEAR_SECONDS,
    when: 'https',
  },
  {
    requirement: '3.4.3',
    header: 'content-security-policy',
    isKept: (sent) =>
      hasDirective(sent, "default-src 'self'") &&
      hasDirective(sent, "script-src 'self'") &&
      !sent.includes("'unsafe-"),
  },
  { requirement: '3.4.4', header: 'x-content-type-options', isKept: (sent) => sent === 'nosniff' },
  {
    requirement: '3.4.5',
    header: 'referrer-policy',
    isKept: (sent) => sent === 'same-origin' || sent === 'no-referrer',
  },
  {
    requirement: '3.4.6',
    header: 'content-security-policy',
    isKept: (sent) => hasDirective(sent, "frame-ancestors 'none'"),
  },
  {
    requirement: '14.3.2',
    header: 'cache-control',
    isKept: (sent) => sent.includes('no-store'),
    when: 'answers',
  },
];

function hasDirective(policy: string, directive: string): boolean {
  return policy.split(';').some((each) => each.trim() === directive);
}
