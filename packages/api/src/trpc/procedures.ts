import type { OperatorDoing } from '@earntrack/auth';
import { AppError, mayOperate, type OperatorRight } from '@earntrack/contract';
import { z } from 'zod';
import type { Handle, TracedActor } from '../actor.ts';
import type { AnswerKind } from '../answers/answer-store.port.ts';
import { questionOf } from '../answers/question-of.ts';
import type { WrittenAnswer } from '../answers/written-answer.ts';
import { requireBrowser, requireCaller, requireScope } from '../caller.ts';
import { requireWritable } from '../features/status/index.ts';
import { budgetOf } from '../limits/budgets.ts';
import { spendCall } from '../limits/spend-call.ts';
import { middleware, procedure } from './init.ts';
import { isOpenWhileReadOnly } from './read-only.ts';
import { refusalOf } from './refusals.ts';
import { trpcErrorOf } from './trpc-error.ts';

/** For procedures that ask nothing: no input, or an empty object. */
export const noInput = z.strictObject({}).optional();

const answered = middleware(({ ctx, path, next }) =>
  ctx.inProcedure(path, async () => {
    const startedAt = performance.now();
    const result = await next();
    const error = result.ok ? null : trpcErrorOf(result.error);
    const outcome = error === null ? 'ok' : refusalOf(error).code;
    ctx.onProcedure({ path, outcome, durationMs: performance.now() - startedAt });
    if (error !== null) throw error;
    return result;
  }),
);

/**
 * Each call of a batch pays for itself, and before its input is read. While EarnTrack is being looked after, what is there can be read
 * and nothing changes.
 */
const letIn = middleware(async ({ ctx, path, type, next }) => {
  if (!ctx.isPaid) await spendCall(ctx, budgetOf(path, type));
  if (type === 'mutation' && !isOpenWhileReadOnly(path)) requireWritable(ctx.board, ctx.now());
  return next();
});

const identified = middleware(({ ctx, next }) => {
  const caller = requireCaller(ctx);
  const actor: TracedActor = { userId: caller.userId, now: ctx.now(), origin: ctx.origin };
  return next({ ctx: { caller, actor } });
});

/** Anybody may call it. */
export const publicProcedure = procedure.use(answered).use(letIn);

/** Somebody who is signed in, whatever their token may do. */
export const callerProcedure = publicProcedure.use(identified);

/** Somebody who is signed in; of a program, one whose token may do this. */
export const signedInProcedure = callerProcedure.use(({ ctx, meta, type, next }) => {
  requireScope(ctx.caller, meta?.scope ?? (type === 'mutation' ? 'write' : 'read'));
  return next();
});

interface PageAsked {
  cursor?: string | null | undefined;
}

/** Makes an answer with the handle that it is given: of the database, or of a copy that has all that the account has. */
type Make<Answer> = (db: Handle) => Promise<Answer>;

/** The answer, or for who sends JSON what is written of it already. */
type Sent<Answer> = Answer | WrittenAnswer<Answer>;

/** What reads so much that two more questions to a copy are little beside it. */
const OF_REPLICA: ReadonlySet<AnswerKind> = new Set(['analytics']);

/** Somebody who is signed in and asks for what is worth keeping: `ctx.kept` makes the answer only where none is kept. */
export function keptProcedure(kind: AnswerKind) {
  return signedInProcedure.use(({ ctx, path, next }) => {
    const { actor, answers, db: primary, onAnswer, state } = ctx;
    const replica = OF_REPLICA.has(kind) ? ctx.replica : null;
    const kept = async <Answer>(input: unknown, make: Make<Answer>): Promise<Sent<Answer>> => {
      if (state === null) return make(primary);
      const makeNow = () =>
        replica === null
          ? make(primary)
          : replica.read({ userId: actor.userId, version: state.version, read: make, primary });
      const answer = await answers.answer(questionOf({ kind, path, actor, state }, input), makeNow, onAnswer);
      // Nothing on its way looks into it: who sends JSON is the only one to see that it is written already.
      return ctx.sendsJson ? answer : answer.value;
    };
    // Whoever walks through every page would push away what others ask for again and again.
    const keptFirstPage = <Answer>(input: PageAsked, make: Make<Answer>): Promise<Sent<Answer>> =>
      input.cursor ? make(primary) : kept(input, make);
    return next({ ctx: { kept, keptFirstPage } });
  });
}

/** Somebody who is signed in with a browser: no token opens what an account is made of. */
export const sessionProcedure = callerProcedure.meta({ rest: false }).use(({ ctx, next }) => {
  const { session } = ctx;
  requireBrowser(ctx.caller);
  if (session === null) throw new Error('A browser that asks has a session');
  return next({ ctx: { session } });
});

/** What is done with these stands on the board. */
const SHOWN_RIGHTS: ReadonlySet<OperatorRight> = new Set(['incidents', 'maintenance']);

/** Somebody whose role has this right, looked up with every call: whoever loses the role loses the right at once. */
export function operatorProcedure(right: OperatorRight) {
  return sessionProcedure.use(async ({ ctx, type, next }) => {
    const { userId, now, origin } = ctx.actor;
    const account = await ctx.accounts.findAccount(userId);
    if (!account || !mayOperate(account.role, right))
      throw new AppError(
        'forbidden',
        'Your role does not include this. An admin of this installation can change that.',
      );
    const operator: OperatorDoing = { accountId: userId, address: origin.address, now };
    const result = await next({ ctx: { operator } });
    // The next call at this server meets what was just decided; the others are told by the database.
    if (type === 'mutation' && result.ok && SHOWN_RIGHTS.has(right)) await ctx.board.refresh();
    return result;
  });
}
