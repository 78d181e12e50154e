import { z } from 'zod';
import { BIN_KINDS } from './choices.ts';
import { idField, pageInput } from './fields.ts';
import { LIMITS } from './limits.ts';

export const listBinInput = z.strictObject({ ...pageInput.shape, kind: z.enum(BIN_KINDS).nullish() });

/** Things of the bin by name; all of them or none become what is asked for. */
export const binItemsInput = z.strictObject({
  items: z
    .array(z.strictObject({ kind: z.enum(BIN_KINDS), id: idField }))
    .min(1, 'Name at least one thing')
    .max(LIMITS.binItems, `Name at most ${LIMITS.binItems} things at once`),
});
