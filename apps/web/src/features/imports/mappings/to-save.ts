import { newId } from '../../../lib/new-id.ts';
import type { FileSummary, ReadingChoices, SaveMapping } from '../reading/file-reading.ts';
import { fingerprintFor } from './fingerprints.ts';

/** What is kept of how a statement was read, once it is recorded: with what was said of kinds of rows, unless other files are not to be read so. */
export function toSaveOf(choices: ReadingChoices, summary: FileSummary): SaveMapping | undefined {
  const { toSave, savedAs, savedFor, mapping: chosen } = choices;
  const { mapping, fingerprints, presetName: name } = summary;
  const isSaid = summary.kinds.kinds.some(({ use }) => use !== null);
  const isKept = chosen === undefined || toSave !== undefined || savedAs !== undefined;
  if (!isSaid || mapping === null || !isKept) return toSave;
  if (toSave) return { ...toSave, mapping };
  const fingerprint = fingerprintFor(mapping, fingerprints);
  const id = savedAs?.id ?? savedFor?.id ?? newId();
  return fingerprint === null ? undefined : { id, name, fingerprint, mapping };
}
