/** Something that the person at the terminal can put right: its message is shown as it is, without a stack. */
export class OperatorError extends Error {
  override name = 'OperatorError';
}

/** It was not called rightly: nothing was begun, and the code says so. */
export class UsageError extends OperatorError {
  override name = 'UsageError';
}
