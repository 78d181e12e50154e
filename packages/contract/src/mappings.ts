import { z } from 'zod';
import { idField, textField } from './fields.ts';
import { LIMITS } from './limits.ts';

/** How a file is read that no preset knows, in the form of a mapping file. Whether it makes sense, its reader says. */
export const mappingField = z
  .record(z.string(), z.unknown())
  .refine(
    (mapping) => JSON.stringify(mapping).length <= LIMITS.mappingLength,
    `A mapping has at most ${LIMITS.mappingLength} characters`,
  );

/** SHA-256 of the names in a header, hexadecimal: a file with the same header is known by it. */
const fingerprintField = z.string().regex(/^[0-9a-f]{64}$/, 'This is no fingerprint of a header');

/** Saved under an id that is there, it takes the place of what is there. */
export const saveMappingInput = z.strictObject({
  id: idField,
  name: textField.min(1).max(LIMITS.mappingNameLength),
  fingerprint: fingerprintField,
  mapping: mappingField,
});
export const mappingIdInput = z.strictObject({ id: idField });
