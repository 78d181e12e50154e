/** Something that the person at the terminal can put right; shown as a sentence. */
export class GeneratorError extends Error {}
