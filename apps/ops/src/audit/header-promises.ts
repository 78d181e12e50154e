export interface HeaderPromise {
  /** The requirement of docs/security.md that it keeps. */
  requirement: string;
  header: string;
  form: RegExp;
  /** Only under https, or only where an answer is no page or file. */
  when?: 'https' | 'answers';
}

/** What docs/security.md promises of every answer, by the requirement that says so. */
export const HEADER_PROMISES: readonly HeaderPromise[] = [
  { requirement: '3.4.1', header: 'strict-transport-security', form: /max-age=(?:31536\d{3}|[4-9]\d{7}|\d{9,})/, when: 'https' },
  { requirement: '3.4.3', header: 'content-security-policy', form: /(?:^|;)\s*default-src 'self'(?:;|$)/ },
  { requirement: '3.4.3', header: 'content-security-policy', form: /^(?!.*'unsafe-).*script-src 'self'(?:;|$)/ },
  { requirement: '3.4.4', header: 'x-content-type-options', form: /^nosniff$/ },
  { requirement: '3.4.5', header: 'referrer-policy', form: /^(?:same-origin|no-referrer)$/ },
  { requirement: '3.4.6', header: 'content-security-policy', form: /frame-ancestors 'none'/ },
  { requirement: '14.3.2', header: 'cache-control', form: /no-store/, when: 'answers' },
];
