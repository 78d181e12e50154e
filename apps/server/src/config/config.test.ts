import { describe, expect, test } from 'vitest';
import { DATABASE_URL, problemsOf } from '../testing/problems-of.ts';
import { readConfig } from './config.ts';

test('a database is all that has to be given', () => {
  const config = readConfig({ DATABASE_URL });
  expect(config.http).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    publicOrigin: 'http://localhost:3000',
    isSecure: false,
    trustProxy: false,
  });
  expect(config.registration).toBe('open');
  expect(config.metricsTokens).toEqual([]);
});

test('every problem is named at once, and no secret is printed', () => {
  const message = problemsOf({
    DATABASE_URL: 'mysql://root:hunter2secret@localhost/x',
    PORT: '70000',
    PUBLIC_URL: 'https://earn.example.com/app',
    REGISTRATION: 'maybe',
    METRICS_TOKEN: 'short-secret',
  });
  for (const name of ['DATABASE_URL', 'PORT', 'PUBLIC_URL', 'REGISTRATION', 'METRICS_TOKEN']) {
    expect(message).toContain(name);
  }
  expect(message).not.toContain('hunter2secret');
  expect(message).not.toContain('short-secret');
});

test('a missing database is said in words', () => {
  expect(problemsOf({})).toContain('DATABASE_URL is missing');
});

test.each(['earn.example.com', 'foo', 'ftp://earn.example.com', 'https://earn.example.com/?x'])(
  'an address that cannot be meant is said in words: %s',
  (address) => {
    expect(problemsOf({ DATABASE_URL, PUBLIC_URL: address })).toContain('PUBLIC_URL');
  },
);

test('an empty value counts as none', () => {
  expect(readConfig({ DATABASE_URL, PORT: ' ', METRICS_TOKEN: '' }).http.port).toBe(3000);
});

test('no pages are served where somebody else serves them, whether they were built or not', () => {
  expect(readConfig({ DATABASE_URL, WEB_DIST: 'none' }).webDist).toBeNull();
  expect(readConfig({ DATABASE_URL, WEB_DIST: '/built/pages' }).webDist).toBe('/built/pages');
});

test('an https address makes cookies secure and is the only origin', () => {
  const { http } = readConfig({ DATABASE_URL, PUBLIC_URL: 'https://earn.example.com' });
  expect(http).toMatchObject({ isSecure: true, publicOrigin: 'https://earn.example.com' });
});

describe('what signs access tokens', () => {
  const JWT_SECRET = 'hunter2secret-hunter2secret-hunter2secret';
  const signingOf = (env: Record<string, string>) => readConfig({ DATABASE_URL, ...env }).signing;

  test('is a secret, beside the one before while it is changed', () => {
    expect(signingOf({})).toBeNull();
    expect(signingOf({ JWT_SECRET, PUBLIC_URL: 'https://earn.example.com' })).toEqual({
      secret: JWT_SECRET,
      previousSecret: null,
      issuer: 'https://earn.example.com',
      expiresInSeconds: 900,
    });
    const JWT_SECRET_PREVIOUS = `${JWT_SECRET}-before`;
    expect(signingOf({ JWT_SECRET, JWT_SECRET_PREVIOUS })).toMatchObject({
      previousSecret: JWT_SECRET_PREVIOUS,
    });
  });

  test.each([
    ['60s', 60],
    ['1m', 60],
    ['90m', 5_400],
    ['24h', 86_400],
  ])('lasts %s', (JWT_EXPIRES_IN, seconds) => {
    expect(signingOf({ JWT_SECRET, JWT_EXPIRES_IN })?.expiresInSeconds).toBe(seconds);
  });

  test.each(['15', 'm', '-5m', '1.5h', '59s', '25h', '1d', '15 m', 'soon'])(
    'never lasts %j',
    (JWT_EXPIRES_IN) => {
      expect(problemsOf({ DATABASE_URL, JWT_SECRET, JWT_EXPIRES_IN })).toMatch(
        /JWT_EXPIRES_IN (is not a time like 15m|has to be between 1m and 24h)/,
      );
    },
  );

  test('is refused when it is short, or when only the one before is there, without being printed', () => {
    const short = problemsOf({ DATABASE_URL, JWT_SECRET: 'hunter2secret', JWT_SECRET_PREVIOUS: 'hunter2' });
    expect(short).toContain('JWT_SECRET has to have at least 32 characters');
    expect(short).toContain('JWT_SECRET_PREVIOUS has to have at least 32 characters');
    expect(short).not.toContain('hunter2');
    const alone = problemsOf({ DATABASE_URL, JWT_SECRET_PREVIOUS: JWT_SECRET });
    expect(alone).toContain('JWT_SECRET is missing beside JWT_SECRET_PREVIOUS');
    expect(alone).not.toContain('hunter2');
  });
});

describe('ALLOWED_ORIGINS', () => {
  const originsOf = (text: string) => readConfig({ DATABASE_URL, ALLOWED_ORIGINS: text }).http.allowedOrigins;

  test('are taken exactly as they are written', () => {
    expect(originsOf('https://app.example.com, http://localhost:5173,https://app.example.com')).toEqual([
      'https://app.example.com',
      'http://localhost:5173',
    ]);
  });

  test.each([
    'https://app.example.com/',
    'https://app.example.com/path',
    'app.example.com',
    '*',
    'https://*.example.com',
    'https://App.example.com',
    'https://app.example.com:443',
    'https://app.example.com,',
    'ftp://app.example.com',
    'null',
  ])('are refused with a sentence where one cannot match or would match too much: %s', (text) => {
    expect(problemsOf({ DATABASE_URL, ALLOWED_ORIGINS: text })).toContain('ALLOWED_ORIGINS names');
  });
});

describe('mail', () => {
  const SMTP_URL = 'smtps://earn:hunter2secret@mail.example.com:465';
  const MAIL_FROM = 'EarnTrack <earn@example.com>';

  test('is sent once there is a mail server and an address to send from', () => {
    expect(readConfig({ DATABASE_URL }).mail).toBeNull();
    expect(readConfig({ DATABASE_URL, MAIL_FROM }).mail).toBeNull();
    expect(readConfig({ DATABASE_URL, SMTP_URL, MAIL_FROM }).mail).toEqual({
      url: SMTP_URL,
      from: MAIL_FROM,
    });
  });

  test('without an address to send from is refused beside every other problem, without its password', () => {
    const message = problemsOf({ DATABASE_URL, SMTP_URL, PORT: '70000' });
    expect(message).toContain('MAIL_FROM is missing beside SMTP_URL');
    expect(message).toContain('PORT');
    expect(message).not.toContain('hunter2secret');
  });

  test('goes to no address that could not be one', () => {
    const message = problemsOf({
      DATABASE_URL,
      SMTP_URL: 'https://u:hunter2secret@mail.example.com',
      MAIL_FROM,
    });
    expect(message).toContain('SMTP_URL');
    expect(message).not.toContain('hunter2secret');
  });

  test.each(['Earn', 'a@example.com\r\nBcc: b@example.com', 'a@example.com, b@example.com', 'A <a@x> <b@x>'])(
    'comes from one address and brings no header of its own: %j',
    (from) => expect(problemsOf({ DATABASE_URL, SMTP_URL, MAIL_FROM: from })).toContain('MAIL_FROM'),
  );
});

describe('TRUST_PROXY', () => {
  const trustOf = (text: string) => readConfig({ DATABASE_URL, TRUST_PROXY: text }).http.trustProxy;

  test('as a number trusts so many proxies and nobody behind them', () => {
    const trust = trustOf('2');
    if (typeof trust !== 'function') throw new Error('A number makes a rule');
    expect([0, 1, 2].map((hop) => trust('10.0.0.1', hop))).toEqual([true, true, false]);
  });

  test('takes addresses, and refuses to trust everybody', () => {
    expect(trustOf('10.0.0.0/8')).toBe('10.0.0.0/8');
    expect(problemsOf({ DATABASE_URL, TRUST_PROXY: 'true' })).toContain('TRUST_PROXY');
  });
});

test('how long answers are kept is a number of seconds, none among them, and what is not is refused in words', () => {
  const { keptSeconds } = readConfig({ DATABASE_URL, CACHE_TTL_EARNINGS: '0', CACHE_TTL_ANALYTICS: '60' });
  expect(keptSeconds).toEqual({ profile: 300, platforms: 1_800, earnings: 0, analytics: 60 });
  const wrong = { CACHE_TTL_PROFILE: '5m', CACHE_TTL_PLATFORMS: '-1', CACHE_TTL_EARNINGS: '90000' };
  const message = problemsOf({ DATABASE_URL, ...wrong });
  expect(message).toContain('CACHE_TTL_PROFILE is not a number of seconds');
  expect(message).toContain('CACHE_TTL_PLATFORMS has to be 0, which keeps nothing, or more');
  expect(message).toContain('CACHE_TTL_EARNINGS has to be a day at most (86400)');
});

test('how much may be asked in a minute is a number that leaves something', () => {
  expect(readConfig({ DATABASE_URL, RATE_LIMIT_PER_MINUTE: '30' }).rates.callsPerMinute).toBe(30);
  const none = { RATE_LIMIT_PER_MINUTE: '0', RATE_LIMIT_GUEST_PER_MINUTE: 'many' };
  const message = problemsOf({ DATABASE_URL, ...none });
  for (const name of Object.keys(none)) expect(message).toContain(name);
});

test('traces go where OpenTelemetry’s own variables say, and nowhere without an address', () => {
  const tracingOf = (env: Record<string, string>) => readConfig({ DATABASE_URL, ...env }).tracing;
  const OTEL_EXPORTER_OTLP_ENDPOINT = 'http://collector:4318/';
  expect(tracingOf({})).toBeNull();
  expect(tracingOf({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SDK_DISABLED: 'true' })).toBeNull();
  expect(tracingOf({ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_EXPORTER: 'none' })).toBeNull();
  const given = {
    OTEL_EXPORTER_OTLP_ENDPOINT,
    OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a%20b,other=100%',
    OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
    OTEL_TRACES_SAMPLER_ARG: '0.1',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=production,service.name=other',
  };
  expect(tracingOf(given)).toMatchObject({
    url: 'http://collector:4318/v1/traces',
    headers: { 'x-key': 'a b', other: '100%' },
    sampler: { name: 'parentbased_traceidratio', ratio: 0.1 },
    resource: { 'deployment.environment.name': 'production', 'service.name': 'earntrack-server' },
  });
  const OTEL_EXPORTER_OTLP_TRACES_ENDPOINT = 'https://traces.example.com/in';
  expect(tracingOf({ ...given, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT })?.url).toBe(
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT,
  );
  const message = problemsOf({
    DATABASE_URL,
    OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318',
    OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc',
    OTEL_EXPORTER_OTLP_HEADERS: 'hunter2secret',
    OTEL_TRACES_SAMPLER_ARG: '10',
  });
  for (const name of ['_ENDPOINT', '_PROTOCOL', '_HEADERS', '_SAMPLER_ARG'])
    expect(message).toMatch(new RegExp(`^ +OTEL_\\w*${name} `, 'm'));
  expect(message).not.toContain('hunter2');
});

test('what seals second factors may have one before it, and not that one alone', () => {
  const [SECRETS_KEY, SECRETS_KEY_PREVIOUS] = ['hunter2secret-'.repeat(3), 'hunter2before-'.repeat(3)];
  expect(readConfig({ DATABASE_URL, SECRETS_KEY })).toMatchObject({
    secretsKey: SECRETS_KEY,
    previousSecretsKey: null,
  });
  const both = readConfig({ DATABASE_URL, SECRETS_KEY, SECRETS_KEY_PREVIOUS });
  expect(both.previousSecretsKey).toBe(SECRETS_KEY_PREVIOUS);
  const alone = problemsOf({ DATABASE_URL, SECRETS_KEY_PREVIOUS });
  expect(alone).toContain('SECRETS_KEY is missing beside SECRETS_KEY_PREVIOUS');
  expect(alone).not.toContain('hunter2');
});
