import { AppError } from '@earntrack/contract';

/** `message` without a full stop. */
export function decisionRefused(message: string): AppError {
  return new AppError('invalid_input', `${message}. Reload the page and decide again.`, {
    fields: { decisions: message },
  });
}
