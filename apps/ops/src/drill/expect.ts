import { OperatorError } from '../operator-error.ts';

/** What a drill found is what it has to find; else it ends with `otherwise`, a sentence. */
export function expectThat(isSo: boolean, otherwise: string): asserts isSo {
  if (!isSo) throw new OperatorError(otherwise);
}

/** Something has to be refused, with words that fit. Gives them. */
export async function expectRefusal(work: Promise<unknown>, words: RegExp): Promise<string> {
  const said = await work.then(
    () => null,
    (fault: unknown) => (fault instanceof Error ? fault.message : String(fault)),
  );
  expectThat(said !== null, `It was not refused, and should be: ${words.source}.`);
  expectThat(words.test(said), `It was refused with other words: ${said}`);
  return said;
}
