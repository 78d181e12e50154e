import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../../lib/trpc.ts';
import type { FileSummary, ReadingChoices } from '../reading/file-reading.ts';
import { toSaveOf } from './to-save.ts';

/** Keeps how a statement was read for the next of its kind, once it is recorded. */
export function useKeeping(choices: ReadingChoices, summary: FileSummary): () => void {
  const trpc = useTRPC();
  const save = useMutation(trpc.mappings.save.mutationOptions());
  return () => {
    const toSave = toSaveOf(choices, summary);
    if (toSave) save.mutate(toSave);
  };
}
