import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccessReview } from '@earntrack/api/server';
import { describe, expect, it } from 'vitest';
import { root } from '../root.ts';
import { failed, passed } from '../smoke/finding.ts';
import { judgeAdvisories } from './advisories.ts';
import { HEADER_PROMISES } from './header-promises.ts';
import { judgeBackups } from './judge-backups.ts';
import { judgeDatabaseRole } from './judge-database-role.ts';
import { judgeSecrets } from './judge-secrets.ts';
import {
  judgeCertificate,
  judgeHeaders,
  judgeMetricsDoor,
  judgeOrigins,
  judgeRateLimit,
  judgeRefusals,
} from './judge-server.ts';
import { labelIn, metricLines } from './metric-lines.ts';

const PRESENT = new Date('2026-11-26T10:00:00Z');
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(PRESENT.getTime() + days * DAY_MS);

describe('headers', () => {
  const kept = {
    'content-security-policy': "default-src 'self';script-src 'self';frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
    'strict-transport-security': 'max-age=31536000',
  };
  const judge = (sent: Record<string, string>, { isPage = false, isSecure = true } = {}) =>
    judgeHeaders([{ path: '/x', isPage, headers: new Map(Object.entries(sent)) }], isSecure);

  it('that keep every promise are well, and each promise is one of docs/security.md', () => {
    expect(judge(kept)).toMatchObject({ verdict: 'ok', rows: [] });
    const document = readFileSync(join(root, 'docs/security.md'), 'utf8');
    for (const { requirement } of HEADER_PROMISES)
      expect(document).toMatch(new RegExp(`\\| .*\\b${requirement}\\b`));
  });

  const broken: [keyof typeof kept, string][] = [
    [
      'content-security-policy',
      "default-src 'self';script-src 'self' 'unsafe-inline';frame-ancestors 'none'",
    ],
    ['content-security-policy', "default-src 'self';script-src 'self'"],
    ['x-content-type-options', ''],
    ['referrer-policy', 'unsafe-url'],
    ['cache-control', 'max-age=60'],
    ['strict-transport-security', 'max-age=31535999'],
  ];
  it.each(broken)('with a %s of "%s" are told', (header, sent) => {
    expect(judge({ ...kept, [header]: sent })).toMatchObject({
      verdict: 'act',
      rows: [expect.stringContaining(`/x: ${header} is "${sent}`)],
    });
  });

  it('are asked of a page without its keeping, of plain http without HSTS, and tell no product', () => {
    const { 'cache-control': _, 'strict-transport-security': __, ...rest } = kept;
    expect(judge(rest, { isPage: true, isSecure: false }).verdict).toBe('ok');
    expect(judge(rest, { isPage: false }).rows).toHaveLength(2);
    expect(judge({ ...kept, 'x-powered-by': 'x' })).toMatchObject({ verdict: 'act' });
  });
});

describe('the running server', () => {
  it('lets in the origins that were named, and those alone', () => {
    const origin = 'https://app.example.com';
    const well = passed('x');
    expect(judgeOrigins(null, well).verdict).toBe('ok');
    expect(judgeOrigins(null, failed('told to anybody'))).toMatchObject({
      verdict: 'act',
      measured: 'told to anybody',
    });
    expect(judgeOrigins([{ origin, allowed: origin }], well)).toMatchObject({
      verdict: 'look',
      rows: [`${origin}: may read`],
    });
    expect(judgeOrigins([{ origin, allowed: null }], well)).toMatchObject({
      verdict: 'look',
      todo: expect.stringContaining('start it anew'),
    });
    const plain = 'http://app.example.com';
    expect(judgeOrigins([{ origin: plain, allowed: plain }], well).verdict).toBe('act');
  });

  it('closes its metrics, and says how much may be asked and was refused', () => {
    expect(judgeMetricsDoor(passed('closed')).verdict).toBe('ok');
    expect(judgeMetricsDoor(failed('open')).verdict).toBe('act');
    const answered = [
      { path: '/', isPage: true, headers: new Map([['ratelimit-policy', '"guests";q=600;w=60']]) },
    ];
    const refused = (times: number) => ({
      byBudget: new Map([
        ['guests', times],
        ['reads', 0],
      ]),
      within: 'in 30 days',
      source: 'Prometheus',
    });
    expect(judgeRateLimit(answered)).toMatchObject({ verdict: 'ok', measured: 'guests 600 in 60 s' });
    expect(judgeRateLimit([]).verdict).toBe('act');
    expect(judgeRefusals(refused(999))).toMatchObject({
      verdict: 'ok',
      measured: '999 in 30 days',
      rows: ['guests: 999'],
    });
    expect(judgeRefusals(refused(1_000)).verdict).toBe('look');
  });

  it.each([
    [30, 'ok'],
    [29, 'look'],
    [14, 'look'],
    [13, 'act'],
  ])('has a certificate for %d days: %s', (days, verdict) => {
    expect(judgeCertificate(inDays(days), PRESENT).verdict).toBe(verdict);
  });

  it('is read by its metrics', () => {
    const text = '# TYPE a counter\na{budget="reads"} 3\na{x="1",budget="guests"} 0\nab 7\nb 1.5\n';
    expect(metricLines(text, 'a').map(({ labels, value }) => [labelIn(labels, 'budget'), value])).toEqual([
      ['reads', 3],
      ['guests', 0],
    ]);
    expect(metricLines(text, 'b')).toEqual([{ labels: '', value: 1.5 }]);
  });
});

describe('the database', () => {
  const role: AccessReview['database'] = {
    role: 'earntrack',
    is_superuser: false,
    may_create_roles: false,
    may_create_databases: false,
    may_replicate: false,
    passes_row_rules: false,
    password_until: null,
    is_local: true,
    is_encrypted: false,
    password_encryption: 'scram-sha-256',
    logins: [
      { name: 'postgres', is_superuser: true },
      { name: 'earntrack', is_superuser: false },
    ],
  };
  const ELSEWHERE = { isEmbedded: false, provesHere: false };
  const verdicts = (more: Partial<typeof role>, use: Partial<typeof ELSEWHERE> = {}) =>
    judgeDatabaseRole({ ...role, ...more }, { ...ELSEWHERE, ...use }).map(({ verdict }) => verdict);

  const cases: [string, Partial<typeof role>, [string, string, string]][] = [
    ['its own tables alone', {}, ['ok', 'ok', 'ok']],
    ['a superuser', { is_superuser: true }, ['act', 'ok', 'ok']],
    ['a maker of roles', { may_create_roles: true }, ['act', 'ok', 'ok']],
    ['a maker of databases', { may_create_databases: true }, ['look', 'ok', 'ok']],
    ['another machine', { is_local: false }, ['ok', 'look', 'ok']],
    ['another machine over TLS', { is_local: false, is_encrypted: true }, ['ok', 'ok', 'ok']],
    ['old hashes', { password_encryption: 'md5' }, ['ok', 'act', 'ok']],
    [
      'a third role',
      { logins: [...role.logins, { name: 'old', is_superuser: false }] },
      ['ok', 'ok', 'look'],
    ],
  ];
  it.each(cases)('that is used as %s', (_, more, expected) => {
    expect(verdicts(more)).toEqual(expected);
  });

  it('whose last superuser uses it is told of a role of its own, and of less where there is another', () => {
    const todoOf = (names: string[], provesHere = false) => {
      const logins = names.map((name) => ({ name, is_superuser: true }));
      return judgeDatabaseRole({ ...role, is_superuser: true, logins }, { ...ELSEWHERE, provesHere })[0]
        ?.todo;
    };
    expect(todoOf(['earntrack'])).toContain('a role of its own');
    expect(todoOf(['earntrack', 'postgres'])).toContain(
      'alter role earntrack nosuperuser nocreaterole nocreatedb',
    );
    expect(todoOf(['earntrack', 'postgres'], true)).toContain('nocreaterole createdb');
  });

  it('in which backups are proved is used by a role that may make databases, and no more', () => {
    const maker = { may_create_databases: true };
    expect(verdicts(maker, { provesHere: true })).toEqual(['ok', 'ok', 'ok']);
    expect(verdicts({ ...maker, may_create_roles: true }, { provesHere: true })).toEqual(['act', 'ok', 'ok']);
    expect(
      judgeDatabaseRole({ ...role, ...maker }, { ...ELSEWHERE, provesHere: true })[0]?.measured,
    ).toContain('make databases');
  });

  it('that comes along belongs to EarnTrack alone', () => {
    expect(verdicts({ is_superuser: true }, { isEmbedded: true })).toEqual(['ok', 'ok', 'ok']);
  });
});

describe('secrets', () => {
  const none = { given: [], kept: [], sealedSince: null, passwordUntil: null };
  const judge = (more: Partial<Parameters<typeof judgeSecrets>[0]>) =>
    judgeSecrets({ ...none, ...more }, PRESENT);

  it('are told by their age where it is known, and said to be of unknown age where not', () => {
    expect(judge({})).toMatchObject([{ verdict: 'ok', measured: 'none' }]);
    expect(judge({ kept: [{ name: 'x', madeAt: inDays(-365) }] })[1]).toMatchObject({ verdict: 'ok' });
    expect(judge({ kept: [{ name: 'x', madeAt: inDays(-366) }] })[1]).toMatchObject({ verdict: 'look' });
    expect(judge({ given: ['JWT_SECRET', 'SECRETS_KEY'], sealedSince: inDays(-3) })[1]).toMatchObject({
      verdict: 'look',
      measured: 'JWT_SECRET, SECRETS_KEY; how old they are nothing here knows',
      rows: ['SECRETS_KEY seals second factors since 2026-11-23'],
    });
  });

  it('that are being changed are told, and a password of the database that ends', () => {
    expect(judge({ given: ['JWT_SECRET_PREVIOUS'] })[0]).toMatchObject({ verdict: 'look' });
    expect(judge({ passwordUntil: inDays(14) })[1]).toMatchObject({ verdict: 'ok' });
    expect(judge({ passwordUntil: inDays(13) })[1]).toMatchObject({ verdict: 'act' });
  });
});

it('a registry that does not say what is known is never one that knows of nothing', () => {
  const verdict = (code: number | null, line: string) => judgeAdvisories({ code, lines: [line] });
  expect(verdict(0, 'Nothing is known')).toMatchObject({ verdict: 'ok', measured: 'Nothing is known' });
  expect(verdict(1, 'high: x')).toMatchObject({ verdict: 'act', rows: ['high: x'] });
  expect(verdict(2, 'The registry did not say')).toMatchObject({
    verdict: 'look',
    measured: 'not known. The registry did not say',
  });
  for (const answer of [null, { code: null, lines: [] }])
    expect(judgeAdvisories(answer).verdict).toBe('look');
});

it('a backup that nobody proved is no backup yet', () => {
  const hoursAgo = (hours: number) => new Date(PRESENT.getTime() - hours * 3_600_000);
  const judged = (verifiedAt: Date | null, missingSince: Date | null) =>
    judgeBackups({ verifiedAt, missingSince }, PRESENT);
  expect(judged(null, null)).toMatchObject({
    verdict: 'look',
    measured: expect.stringContaining('not there yet'),
  });
  expect(judged(null, hoursAgo(26)).verdict).toBe('look');
  expect(judged(null, hoursAgo(27)).verdict).toBe('act');
  expect(judged(hoursAgo(26), null).verdict).toBe('ok');
  expect(judged(hoursAgo(27), null).verdict).toBe('act');
});
