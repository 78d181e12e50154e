import type { AccountState } from '@earntrack/auth';
import { businessDayOf } from '@earntrack/domain';
import type { Actor } from '../actor.ts';
import { requestHash } from '../identity/request-hash.ts';
import type { AnswerKind, Question } from './answer-store.port.ts';

/** Whatever names a period by the present day ("this month") is another question on another day. */
const OF_A_DAY: ReadonlySet<AnswerKind> = new Set(['analytics']);

interface Asking {
  kind: AnswerKind;
  /** The procedure. */
  path: string;
  actor: Actor;
  state: AccountState;
}

/** What is asked, with all that its answer depends on. */
export function questionOf({ kind, path, actor, state }: Asking, input: unknown): Question {
  const day = OF_A_DAY.has(kind) ? businessDayOf(actor.now.toISOString(), state.timeZone) : null;
  const asked = requestHash([path, day, input]);
  return { kind, userId: actor.userId, asked, version: state.version };
}
