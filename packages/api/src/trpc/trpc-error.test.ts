import { APP_ERROR_CODES, AppError } from '@earntrack/contract';
import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { expect, test } from 'vitest';
import { HTTP_STATUS, refusalOf } from './refusals.ts';
import { trpcErrorOf } from './trpc-error.ts';

test.each(APP_ERROR_CODES)('%s has the same status from a procedure as from anywhere else', (code) => {
  const cause = new AppError(code, 'A sentence.');
  const error = trpcErrorOf(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause }));
  expect(getHTTPStatusCodeFromError(error)).toBe(HTTP_STATUS[code]);
  expect(refusalOf(error)).toEqual({ code, message: 'A sentence.', fields: {} });
});
