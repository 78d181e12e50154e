import { join } from 'node:path';

/** The folder that the whole workspace is in. */
export const root = join(import.meta.dirname, '..', '..', '..');
