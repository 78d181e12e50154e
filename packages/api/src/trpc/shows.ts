import type { z } from 'zod';
import type { WrittenAnswer } from '../answers/written-answer.ts';

/**
 * Says what a procedure answers: the compiler holds the procedure to it, and whoever describes the router reads it. Answers
 * are not read a second time when they are given: tests do that.
 */
export function shows<Schema extends z.ZodType>(schema: Schema) {
  return new Shown(schema);
}

class Shown<Schema extends z.ZodType> {
  /** What a procedure may answer: who sends JSON is given what is written already. */
  declare readonly _input: z.output<Schema> | WrittenAnswer<z.output<Schema>>;
  /** What whoever calls it reads. */
  declare readonly _output: z.output<Schema>;
  readonly schema: Schema;

  constructor(schema: Schema) {
    this.schema = schema;
  }

  parse(answer: this['_input']): this['_input'] {
    return answer;
  }
}
