import { randomUUID } from 'node:crypto';
import type { ReleaseNote } from '@earntrack/api/server';
import { RELEASE_RESULTS } from '@earntrack/contract';

import packageFile from '../../package.json' with { type: 'json' };
import { UsageError } from '../operator-error.ts';

export interface GivenRelease {
  result: string;
  version?: string;
  note?: string;
  id?: string;
}

const LONGEST_VERSION = 100;
export const LONGEST_NOTE = 500;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is to be recorded, as it was typed. Without word it is this version, under an id of its own. */
export function readRelease(given: GivenRelease): ReleaseNote {
  const { version = packageFile.version, note = '', id = randomUUID() } = given;
  const result = RELEASE_RESULTS.find((known) => known === given.result);
  if (result === undefined)
    throw new UsageError(`--result ${given.result} is none of ${RELEASE_RESULTS.join(', ')}.`);
  if (version.trim() === '' || version.length > LONGEST_VERSION)
    throw new UsageError(`--version has to be of 1 to ${LONGEST_VERSION} characters.`);
  if (note.length > LONGEST_NOTE)
    throw new UsageError(
      `--note has at most ${LONGEST_NOTE} characters: say the rest where you keep reports.`,
    );
  if (!UUID.test(id)) throw new UsageError(`--id ${id} is no UUID.`);
  return { id: id.toLowerCase(), version: version.trim(), result, note };
}
