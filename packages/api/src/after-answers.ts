/** What is done once the answer is under way. */
export interface AfterTask {
  name: string;
  requestId: string;
}

/** Has something done without making whoever asked wait for it, or hear how it went. */
export type Afterwards = (task: AfterTask, work: () => Promise<void>) => void;

/** Work that goes on after the answers of its requests. Failures are told to `onFailure` alone. */
export class AfterAnswers {
  readonly #running = new Set<Promise<void>>();
  readonly #onFailure: (task: AfterTask, fault: unknown) => void;

  constructor(onFailure: (task: AfterTask, fault: unknown) => void) {
    this.#onFailure = onFailure;
  }

  readonly run: Afterwards = (task, work) => {
    const running: Promise<void> = Promise.resolve()
      .then(work)
      .catch((fault: unknown) => this.#onFailure(task, fault))
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  };

  /** Resolves once everything has ended, also what was begun meanwhile. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
