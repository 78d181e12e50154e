import type { AppErrorView } from '@earntrack/contract';
import type { TRPCDefaultErrorShape, TRPCError } from '@trpc/server';
import type { Context } from './context.ts';
import { refusalOf } from './refusals.ts';

/** What a failed call tells the client: an unexpected fault never tells more than a fixed sentence and the request id. */
export function formatError({
  shape,
  error,
  ctx,
}: {
  shape: TRPCDefaultErrorShape;
  error: TRPCError;
  ctx: Context | undefined;
}) {
  const { code, message, fields } = refusalOf(error);
  const app: AppErrorView = { code, fields, requestId: ctx?.request.requestId ?? '' };
  // What was asked for is not repeated: an address may hold anything.
  const { path: _path, ...data } = shape.data;
  return { ...shape, message, data: { ...data, app } };
}
