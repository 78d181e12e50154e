import { textField } from './fields.ts';
import { LIMITS } from './limits.ts';

/** How somebody is called; may be empty. */
export const displayNameField = textField
  .trim()
  .max(LIMITS.displayNameLength, `Use at most ${LIMITS.displayNameLength} characters`);
