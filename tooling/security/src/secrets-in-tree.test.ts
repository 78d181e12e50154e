import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesUnder } from './files.ts';
import { ROOT } from './root.ts';

const BINARY = /\.(png|jpg|ico|woff2?|gz|zip|pdf)$/;

/** What keys and tokens look like that people publish by mistake. */
const SECRETS: readonly [kind: string, form: RegExp][] = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ['a key of Amazon', /\b(?:AKIA|ASIA)[A-Z\d]{16}\b/],
  ['a token of GitHub', /\b(?:gh[pousr]_[A-Za-z\d]{36}|github_pat_\w{40})/],
  ['a token of npm', /\bnpm_[A-Za-z\d]{36}\b/],
  ['a token of Slack', /\bxox[abprs]-[\dA-Za-z-]{20}/],
  ['a key of Stripe', /\b[rs]k_live_[\dA-Za-z]{20}/],
  ['a key of Google', /\bAIza[\w-]{35}\b/],
  ['a token of a registry', /_authToken\s*=\s*[^$\s]/],
  ['a token of EarnTrack', /\bet[r]?_[\dA-Za-z]{39}\b/],
  ['a JWT', /\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{20,}/],
  [
    'a password in an address',
    /\b(?:postgres(?:ql)?|rediss?|smtps?|https?):\/\/[^\s:/@'"`$<{]+:[^\s/@'"`$<{]{12,}@(?!localhost|127\.|[\w.-]*\bexample\b)/,
  ],
];

const files = filesUnder().filter((path) => !BINARY.test(path) && path !== 'pnpm-lock.yaml');

test.each(SECRETS)('no file holds %s', (_kind, form) => {
  expect(files.length).toBeGreaterThan(500);
  expect(files.filter((path) => form.test(readFileSync(join(ROOT, path), 'utf8')))).toEqual([]);
});

test('no file is one that holds settings of a machine or keys', () => {
  const named =
    /(^|\/)(\.env(?!\.example$)[^/]*|id_(rsa|ed25519)|[^/]*\.(pem|p12|pfx|key|kdbx|sqlite|dump))$/;
  expect(filesUnder().filter((path) => named.test(path))).toEqual([]);
});
