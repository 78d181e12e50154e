import { OperatorError } from '../operator-error.ts';

export interface DrillStep {
  name: string;
  at: string;
  seconds: number;
  /** What came of it. */
  says: string;
}

/** Does the steps of a drill one after the other, and keeps when each began, how long it took and what came of it. */
export class DrillSteps {
  readonly done: DrillStep[] = [];
  readonly #onStep: (step: DrillStep) => void;
  readonly #signal: AbortSignal | null;

  constructor(onStep: (step: DrillStep) => void, signal: AbortSignal | null = null) {
    this.#onStep = onStep;
    this.#signal = signal;
  }

  async do<Result>(name: string, work: () => Promise<Result>, says = (_: Result) => ''): Promise<Result> {
    this.#endIfAsked();
    const at = new Date();
    const note = (outcome: string) => {
      const step = { name, at: at.toISOString(), seconds: secondsSince(at), says: outcome };
      this.done.push(step);
      this.#onStep(step);
    };
    try {
      const result = await work();
      note(says(result));
      return result;
    } catch (err) {
      note(`failed: ${err instanceof Error ? err.message : String(err)}`);
      // What a step says that was cut off is no reason.
      this.#endIfAsked();
      throw err;
    }
  }

  #endIfAsked(): void {
    if (this.#signal?.aborted) throw new OperatorError('It was asked to end.');
  }
}

/** In thousandths of a second, as steps are told. */
export function secondsSince(start: Date): number {
  return (Date.now() - start.getTime()) / 1_000;
}
