import { OperatorError, UsageError } from '../operator-error.ts';

export interface Site {
  /** Where people reach it, without a path. */
  origin: string;
  token: string | null;
  patienceMs: number;
}

export interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Where a typed address leads, without a path. */
export function originOf(text: string): string {
  const url = URL.parse(text);
  if (url !== null && /^https?:$/.test(url.protocol)) return url.origin;
  throw new UsageError(`${text} is no address: write one like https://earn.example.org.`);
}

/** One request that follows nobody elsewhere. Throws OperatorError with what kept it from being answered. */
export async function ask({ origin, patienceMs }: Site, path: string, asked: Asked = {}): Promise<Response> {
  try {
    return await fetch(new URL(path, origin), {
      ...asked,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    });
  } catch (err) {
    throw new OperatorError(`${path} was not answered: ${reasonOf(err, patienceMs)}.`, { cause: err });
  }
}

/** The body as JSON; an empty object where it is none. */
export async function jsonOf(answer: Response): Promise<Record<string, unknown>> {
  const text = await answer.text();
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    // A page of a proxy, say: the checks find nothing of what they look for.
    return {};
  }
}

function reasonOf(err: unknown, patienceMs: number): string {
  if (!(err instanceof Error)) return String(err);
  if (err.name === 'TimeoutError') return `it took longer than ${patienceMs / 1_000} s`;
  const { cause } = err;
  if (!(cause instanceof Error)) return err.message;
  return 'code' in cause ? `${cause.message || err.message} (${String(cause.code)})` : cause.message;
}
