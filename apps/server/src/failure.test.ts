import { APP_ERROR_CODES, AppError } from '@earntrack/contract';
import { expect, test } from 'vitest';
import { failureOf } from './failure.ts';

test('a refusal outside any procedure has the status that procedures give it', () => {
  const statuses = APP_ERROR_CODES.map((code) => [code, failureOf(new AppError(code, 'A sentence.')).status]);
  expect(Object.fromEntries(statuses)).toMatchObject({
    too_many_requests: 429,
    conflict: 409,
    statement_mismatch: 422,
    wrong_credentials: 401,
    internal: 500,
  });
});

test('a fault of ours is told in one fixed sentence', () => {
  expect(failureOf(new Error('secret'))).toEqual({
    status: 500,
    code: 'internal',
    message: 'Something went wrong on our side. Please try again.',
    fields: {},
  });
});
