import type { AnswerKind, AnswerStore, Found, Question } from './answer-store.port.ts';
import { WrittenAnswer } from './written-answer.ts';

/** How one question was answered. */
export interface AskedAnswer {
  kind: AnswerKind;
  result: Found['result'];
  /** How long looking for it took, on top of whatever it was answered with; null where somebody else was looking already. */
  addedMs: number | null;
}

type Listener = (asked: AskedAnswer) => void;

/** Whoever waits for what somebody else looks for, or makes, looks for nothing. */
const SHARED = { result: 'hit', addedMs: null } as const;

/**
 * Answers that are looked for before they are made, and each made once, however many ask at the same time. Whoever asks has read
 * the account's version before: what is made after that is never older than what they saw.
 */
export class Answers {
  readonly #store: AnswerStore;
  readonly #underWay = new Map<string, Promise<unknown>>();

  constructor(store: AnswerStore) {
    this.#store = store;
  }

  /** The answer that is kept, is being made, or is made now. */
  answer<Answer>(
    question: Question,
    make: () => Promise<Answer>,
    onAsked: Listener = () => {},
  ): Promise<WrittenAnswer<Answer>> {
    const { userId, version, asked, kind } = question;
    const name = `${userId} ${version} ${asked}`;
    const shared = this.#underWay.get(name);
    if (shared) {
      onAsked({ kind, ...SHARED });
      return shared as Promise<WrittenAnswer<Answer>>;
    }
    const answer = this.#findOrMake(question, make, onAsked).finally(() => this.#underWay.delete(name));
    this.#underWay.set(name, answer);
    return answer;
  }

  /** Takes away what is kept of an account that is no more. */
  forget(userId: string): Promise<void> {
    return this.#store.forget(userId);
  }

  async #findOrMake<Answer>(
    question: Question,
    make: () => Promise<Answer>,
    onAsked: Listener,
  ): Promise<WrittenAnswer<Answer>> {
    const startedMs = performance.now();
    const { result, text } = await this.#store.find(question);
    onAsked({ kind: question.kind, result, addedMs: performance.now() - startedMs });
    if (text !== null) return WrittenAnswer.read(text);
    const answer = WrittenAnswer.of(await make());
    if (result === 'miss') void this.#store.keep(question, answer.json);
    return answer;
  }
}
