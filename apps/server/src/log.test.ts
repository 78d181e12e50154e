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
  });
  expect(text).toContain('[redacted]');
  expect(text).not.toContain(secret);
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
