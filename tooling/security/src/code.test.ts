import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesUnder } from './files.ts';
import { ROOT } from './root.ts';

const isOfTests = (path: string) => /\.test\.tsx?$|\/testing\/|\/e2e\//.test(path);

/** The code that runs for people, of these packages. */
function codeOf(...packages: string[]): [path: string, text: string][] {
  return packages
    .flatMap((one) => filesUnder(join(ROOT, one, 'src')))
    .filter((path) => /\.tsx?$/.test(path) && !isOfTests(path))
    .map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]);
}

function filesWith(form: RegExp, code: readonly [string, string][]): string[] {
  expect(code.length).toBeGreaterThan(0);
  return code.filter(([, text]) => form.test(text)).map(([path]) => path);
}

const ANSWERING = [
  'apps/server',
  ...['api', 'auth', 'db', 'contract', 'domain', 'statements'].map((name) => `packages/${name}`),
];
const SHOWN = ['apps/web', 'packages/client'];

describe('what answers requests', () => {
  const code = codeOf(...ANSWERING);

  test('calls nobody but its database and its mail server, so that nobody can make it call somebody', () => {
    const calling = /\bfetch\(|from '(?:node:)?(?:https?|http2|net|tls|dgram|dns|undici)(?:\/\w+)?'/;
    const without = code.map(([path, text]): [string, string] => [
      path,
      text.replace(/^import (?:type |\{ isIP|\{ STATUS_CODES).*$/gm, ''),
    ]);
    expect(filesWith(calling, without)).toEqual([]);
    expect(filesWith(/from 'nodemailer'/, code)).toEqual(['apps/server/src/mail/smtp-mailer.ts']);
    expect(filesWith(/from 'pg'/, code).every((path) => path.startsWith('packages/db/'))).toBe(true);
  });

  test('starts no program, evaluates no text and loads no code by a name that came with a request', () => {
    expect(
      filesWith(
        /child_process|worker_threads|node:vm|\beval\(|new Function\(|\bimport\([^'"]|\bcreateRequire\b/,
        code,
      ),
    ).toEqual([]);
  });

  test('puts no text into a statement but those that the code itself makes: every value is a parameter', () => {
    const written = code.flatMap(([path, text]) =>
      [...text.matchAll(/\bsql\.(?:raw|lit|literal)\([^)]*\)/g)].map(
        ([call]) => `${path.split('/').at(-1)}: ${call}`,
      ),
    );
    // A literal of the code is no text of somebody. The others are names of types, and numbers of a fixed list.
    const made = written.filter((call) => !/\((?:\d+|'[^']*')\)$/.test(call));
    expect(made.toSorted()).toEqual([
      'at-most.queries.ts: sql.lit(rows)',
      'bulk-rows.queries.ts: sql.raw(type)',
    ]);
    // The name of a channel, which the code gives and escapes.
    expect(filesWith(/\.query\(`/, code)).toEqual(['packages/db/src/listener.ts']);
  });

  test('hashes with SHA-256, and takes what nobody may guess from the system', () => {
    const hashes = code.flatMap(([, text]) =>
      [...text.matchAll(/create(?:Hash|Hmac)\('([^']+)'/g)].map(([, name]) => name),
    );
    expect(new Set(hashes)).toEqual(new Set(['sha256']));
    expect(filesWith(/createCipheriv\((?!CIPHER\b)/, code)).toEqual([]);
    expect(filesWith(/const CIPHER = '(?!aes-256-gcm')/, code)).toEqual([]);
    expect(filesWith(/Math\.random|createCipher\(|createDecipher\(|pbkdf2|scrypt|\bmd5\b/i, code)).toEqual(
      [],
    );
  });
});

describe('what runs in a browser', () => {
  const code = codeOf(...SHOWN);

  test('never takes a text for a page, nor for code', () => {
    expect(
      filesWith(
        /innerHTML|outerHTML|dangerouslySetInnerHTML|insertAdjacentHTML|document\.write|srcdoc|\beval\(|new Function\(/i,
        code,
      ),
    ).toEqual([]);
  });

  test('takes messages from its own workers and tabs alone', () => {
    expect(
      filesWith(/window\.(?:parent|opener|top)\b|window\.addEventListener\('message'|targetOrigin/, code),
    ).toEqual([]);
  });

  test('loads nothing from anywhere else, and keeps no password and no token', () => {
    const pages = [
      ...code,
      ['index.html', readFileSync(join(ROOT, 'apps/web/index.html'), 'utf8')] as [string, string],
    ];
    expect(filesWith(/(?:src|href|action)="(?:https?:)?\/\/|@import\s|url\(['"]?https?:/, pages)).toEqual([]);
    expect(filesWith(/(?:local|session)Storage\.setItem\([^)]*(?:password|token|secret)/i, code)).toEqual([]);
  });
});
