import { appRouter, type Context, WrittenAnswer } from '@earntrack/api/server';
import { type AnyTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape, TRPCError } from '@trpc/server';
import { getHTTPStatusCode } from '@trpc/server/http';

/** What one request asks for: one call, or a batch of them. */
export interface ProcedureCalls {
  /** Names of procedures, those of a batch joined by commas. */
  path: string;
  isBatch: boolean;
  isReading: boolean;
  /** The input of the call as JSON, of a batch an object of inputs by their place; undefined where there is none. */
  input: string | undefined;
  /** Asked once, for all of them. */
  createContext: () => Promise<Context>;
  /** Told of each call that failed. */
  onError: (error: TRPCError) => void;
}

export interface ProcedureAnswer {
  status: number;
  json: string;
}

type Outcome = { result: { data: unknown } } | { error: ReturnType<typeof shapeOf> };
type Attempt<T> = { value: T } | { fault: unknown };

const PROCEDURES = new Map(
  Object.entries(appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>),
);

/** True of a procedure that goes on telling, which no batch and no plain answer can carry. */
export function isSubscription(path: string): boolean {
  return PROCEDURES.get(path)?._def.type === 'subscription';
}

/** Runs queries and mutations side by side and answers as tRPC's own adapters do: clients cannot tell the difference. */
export async function answerCalls(calls: ProcedureCalls): Promise<ProcedureAnswer> {
  const ctx = await attempt(calls.createContext);
  const paths = calls.isBatch ? calls.path.split(',') : [calls.path];
  const inputs = await attempt(async () => (isMixed(paths) ? refuseMixed() : readInputs(calls)));
  const outcomes = await Promise.all(paths.map((path, at) => call(calls, { path, at, ctx, inputs })));
  const answer = calls.isBatch ? outcomes : (outcomes[0] as Outcome);
  const texts = outcomes.map(jsonOf).join(',');
  return { status: getHTTPStatusCode(answer), json: calls.isBatch ? `[${texts}]` : texts };
}

function jsonOf(outcome: Outcome): string {
  return 'result' in outcome && outcome.result.data instanceof WrittenAnswer
    ? `{"result":{"data":${outcome.result.data.json}}}`
    : JSON.stringify(outcome);
}

interface Call {
  path: string;
  at: number;
  ctx: Attempt<Context>;
  inputs: Attempt<Readonly<Record<number, unknown>>>;
}

async function call(calls: ProcedureCalls, { path, at, ctx, inputs }: Call): Promise<Outcome> {
  const procedure = PROCEDURES.get(path);
  try {
    if (!procedure) throw new TRPCError({ code: 'NOT_FOUND' });
    const { type } = procedure._def;
    const rawInput = valueOf(inputs)[at];
    if (type !== (calls.isReading ? 'query' : 'mutation'))
      throw new TRPCError({ code: 'METHOD_NOT_SUPPORTED' });
    const getRawInput = async () => rawInput;
    const data = await procedure({
      path,
      type,
      ctx: { ...valueOf(ctx), sendsJson: true },
      getRawInput,
      signal: undefined,
      batchIndex: at,
    });
    return { result: { data } };
  } catch (fault) {
    const error = getTRPCErrorFromUnknown(fault);
    calls.onError(error);
    return { error: shapeOf(error, 'value' in ctx ? ctx.value : undefined) };
  }
}

/** The one place where a fault may be kept for later: each call of a batch tells of it. */
async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await work() };
  } catch (fault) {
    return { fault };
  }
}

function valueOf<T>(attempted: Attempt<T>): T {
  if ('fault' in attempted) throw attempted.fault;
  return attempted.value;
}

/** True where a batch asks and changes at once: whoever sends a link cannot know what comes of it. */
function isMixed(paths: readonly string[]): boolean {
  return new Set(paths.flatMap((path) => PROCEDURES.get(path)?._def.type ?? [])).size > 1;
}

function refuseMixed(): never {
  throw new TRPCError({ code: 'BAD_REQUEST' });
}

/** By their place. Throws for text that is no JSON, and for a batch whose inputs are no object. */
function readInputs({ input, isBatch }: ProcedureCalls): Readonly<Record<number, unknown>> {
  if (input === undefined || input === '') return {};
  try {
    const read: unknown = JSON.parse(input);
    if (!isBatch) return [read];
    if (isInputsByPlace(read)) return read;
  } catch (cause) {
    throw new TRPCError({ code: 'BAD_REQUEST', cause });
  }
  throw new TRPCError({ code: 'BAD_REQUEST' });
}

function isInputsByPlace(read: unknown): read is Record<number, unknown> {
  return typeof read === 'object' && read !== null && !Array.isArray(read);
}

/** Nothing of what was asked for is repeated in it. */
function shapeOf(error: TRPCError, ctx: Context | undefined) {
  const config = appRouter._def._config;
  return getTRPCErrorShape({ config, error, ctx, type: 'unknown', path: undefined, input: undefined });
}
