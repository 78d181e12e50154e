import { AppError } from '@earntrack/contract';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import { ConcurrencyLimit } from './concurrency-limit.ts';

/** OWASP's first choice for argon2id (password storage cheat sheet, 2025): 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/**
 * Each hash fills a core for about 20 ms and takes 19 MiB: three at a time leave a thread for files and names. Strangers
 * may register, so those hashes wait in a line of their own.
 */
const LINES = {
  signIn: new ConcurrencyLimit(2, 100),
  registration: new ConcurrencyLimit(1, 20),
} as const;

export type HashingLine = keyof typeof LINES;

/** Belongs to no password: only checked so that an unknown account takes as long as a known one. */
const NOBODYS_HASH = `$argon2id$v=19$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=${PARAMETERS.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`;

/** A PHC string of argon2id, made off the event loop. Throws an AppError `too_many_requests` when too many wait. */
export function hashPassword(password: string, line: HashingLine): Promise<string> {
  return limited(line, () => hash(password.normalize('NFKC'), PARAMETERS));
}

/**
 * Whether the password is the one of this hash. Null stands for an account that does not exist: never right, same cost.
 * Throws an AppError `too_many_requests` when too many wait.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const isRight = await limited('signIn', () =>
    verify(passwordHash ?? NOBODYS_HASH, password.normalize('NFKC')),
  );
  return isRight && passwordHash !== null;
}

/** True for a hash that was made with other parameters than today's. */
export function needsRehash(passwordHash: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(passwordHash);
  return (
    memoryCost !== PARAMETERS.memoryCost ||
    timeCost !== PARAMETERS.timeCost ||
    parallelism !== PARAMETERS.parallelism
  );
}

function limited<T>(line: HashingLine, task: () => Promise<T>): Promise<T> {
  const limit = LINES[line];
  if (limit.isFull) {
    throw new AppError('too_many_requests', 'Many people want to get in right now: try again in a moment.', {
      retryAfterSeconds: 5,
    });
  }
  return limit.run(task);
}
