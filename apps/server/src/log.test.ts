import fastify from 'fastify';
import { expect, test } from 'vitest';
import { createLog } from './log.ts';

function written(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog('info', { write: (line) => void lines.push(line) }));
  return lines.join('');
}

test('secrets are blotted out at every depth that we log', () => {
  const secret = 'hunter2secret';
  const text = written((log) => {
    log.info({ password: secret, req: { headers: { cookie: secret, authorization: secret } } }, 'hello');
    log.info({ config: { connectionString: secret }, token: secret }, 'hello');
    log.info({ signing: { secret, previousSecret: secret }, pair: { accessToken: secret } }, 'hello');
    log.info({ refreshToken: secret }, 'hello');
    log.info({ tries: [{ token: secret }, [{ password: secret }]] }, 'hello');
    log.child({ cookie: secret }).info('hello');
  });
  expect(text).toContain('[redacted]');
  expect(text).not.toContain(secret);
});

test('what is logged is written as it is, whatever it is', () => {
  const at = new Date('2026-03-01T10:00:00Z');
  const own: Record<string, unknown> = { at, list: [1, null, 'two'], none: undefined };
  own['self'] = own;
  const line: unknown = JSON.parse(written((log) => log.info({ own, err: new Error('hello') }, 'hello')));
  expect(line).toMatchObject({
    own: { at: at.toISOString(), list: [1, null, 'two'], self: { list: [1, null, 'two'] } },
    err: { message: 'hello' },
  });
  expect(JSON.stringify(line)).toContain('[too deep]');
});

test('of a request and its answer stands in the log what Fastify chooses', async () => {
  const lines: unknown[] = [];
  const app = fastify({
    loggerInstance: createLog('info', { write: (line) => void lines.push(JSON.parse(line)) }),
  });
  app.get('/hello', (req, reply) => {
    req.log.info({ req, res: reply }, 'asked');
    return 'hello';
  });
  await app.inject('/hello');
  await app.close();
  expect(lines).toContainEqual(
    expect.objectContaining({
      message: 'asked',
      req: expect.objectContaining({ method: 'GET', url: '/hello' }),
      res: { statusCode: 200 },
    }),
  );
});

test('a fault is told without what the database adds of the rows', () => {
  const fault = Object.assign(new Error('duplicate key', { cause: new Error('deeper') }), {
    code: '23505',
    detail: 'Key (email)=(ana@example.com) already exists.',
  });
  const line: unknown = JSON.parse(written((log) => log.error({ err: fault }, 'failed')));
  expect(line).toMatchObject({
    level: 'error',
    message: 'failed',
    err: { code: '23505', cause: { message: 'deeper' } },
  });
  expect(JSON.stringify(line)).not.toContain('ana@example.com');
});
