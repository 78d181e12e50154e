import { HTTP_STATUS, refusalOf } from '@earntrack/api/server';
import type { AppErrorCode } from '@earntrack/contract';
import { TRPCError } from '@trpc/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { failureOf, isFault } from './failure.ts';
import { noteRefusal } from './plugins/budget-headers.ts';

/** A refusal as RFC 9457 says it, with our code, the faults by field and the id that the log knows the request by. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: AppErrorCode;
  fields: Record<string, string>;
  requestId: string;
}

/** What a program is told of anything that was thrown. */
function problemOf(fault: unknown, requestId: string): Problem {
  const refusal = fault instanceof TRPCError ? statusOf(refusalOf(fault)) : failureOf(fault);
  const { code, message, fields, status } = refusal;
  return {
    type: `urn:earntrack:problem:${code}`,
    title: titleOf(code),
    status,
    detail: message,
    code,
    fields,
    requestId,
  };
}

function statusOf(refusal: ReturnType<typeof refusalOf>) {
  return { ...refusal, status: HTTP_STATUS[refusal.code] };
}

/** "already_deleted" is "Already deleted". */
function titleOf(code: AppErrorCode): string {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Answers and notes what was thrown while a program was served. */
export function refuseProgram(fault: unknown, req: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(fault, req.id);
  req.errorType = problem.code;
  noteRefusal(req, fault);
  if (isFault(problem)) req.fault = fault instanceof Error ? (fault.cause ?? fault) : fault;
  return reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
