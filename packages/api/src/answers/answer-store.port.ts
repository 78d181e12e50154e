/** Answers are kept for so long as their kind says. */
export const ANSWER_KINDS = ['profile', 'platforms', 'earnings', 'analytics'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

/** What an answer depends on: who asks, what, on which day where that matters, and how far their account has come. */
export interface Question {
  kind: AnswerKind;
  userId: string;
  /** Everything that is asked, as one word. */
  asked: string;
  /** Of the account: an answer is good for this one only. */
  version: string;
}

/** What became of looking for an answer. */
export type Found =
  | { result: 'hit'; text: string }
  /** Nothing is kept under this version; nobody could be asked in time; nobody is asked, as is known beforehand. */
  | { result: 'miss' | 'error' | 'bypass'; text: null };

/** Keeps answers as JSON, for a while and as long as there is room. It may lose any of them, and never mixes two up. */
export interface AnswerStore {
  /** Never rejects and never waits long. */
  find(question: Question): Promise<Found>;
  /** Never rejects. Nobody has to wait for it. */
  keep(question: Question, text: string): Promise<void>;
  /** Takes away what is kept of an account that is no more. Never rejects. */
  forget(userId: string): Promise<void>;
}
