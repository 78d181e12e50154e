import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../../../lib/trpc.ts';
import type { FileSummary, ReadingChoices } from '../reading/file-reading.ts';
import { toSaveOf } from './to-save.ts';

/** What could not be kept of how a statement was read, and another try. */
export interface Unkept {
  error: unknown;
  onRetry: () => void;
}

/**
 * Keeps how a statement was read for the next of its kind, once it is recorded. `keep` ends where it could not be kept as well,
 * as the rows are recorded then all the same; `unkept` tells it.
 */
export function useKeeping(choices: ReadingChoices, summary: FileSummary) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { mutateAsync, mutate, error, variables } = useMutation(
    trpc.mappings.save.mutationOptions({
      // Also where another file is looked at by then.
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.mappings.list.queryKey() }),
    }),
  );
  const keep = async () => {
    const toSave = toSaveOf(choices, summary);
    if (toSave) await mutateAsync(toSave).catch(() => undefined);
  };
  // The same once more: one that has no id yet would get another.
  const onRetry = () => variables && mutate(variables);
  const unkept: Unkept | null = error === null ? null : { error, onRetry };
  return { keep, unkept };
}
