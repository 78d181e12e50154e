import { APP_ERROR_CODES, AppError } from '@earntrack/contract';
import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { expect, test } from 'vitest';
import { HTTP_STATUS, refusalOf } from './refusals.ts';
import { trpcErrorOf } from './trpc-error.ts';

const REFUSED_BEFORE = 'not_served_here';

test.each(APP_ERROR_CODES.filter((code) => code !== REFUSED_BEFORE))(
  '%s has the same status from a procedure as from anywhere else',
  (code) => {
    const cause = new AppError(code, 'A sentence.');
    const error = trpcErrorOf(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause }));
    expect(getHTTPStatusCodeFromError(error)).toBe(HTTP_STATUS[code]);
    expect(refusalOf(error)).toEqual({ code, message: 'A sentence.', fields: {} });
  },
);

test('what is refused before tRPC is asked is no refusal of a procedure', () => {
  const cause = new AppError(REFUSED_BEFORE, 'A sentence.');
  expect(() => trpcErrorOf(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause }))).toThrow('No procedure');
});
