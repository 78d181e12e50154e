import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '../../../components/button.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { useTRPC } from '../../../lib/trpc.ts';
import type { StatementFile } from '../reading/use-statement-file.ts';

/** Says that a file is read as somebody said once of such files, and lets them take that back. */
export function SavedMapping({ file }: { file: StatementFile }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { savedAs, mapping } = file.choices;
  const forget = useMutation(
    trpc.mappings.delete.mutationOptions({
      onSuccess: async () => {
        // Asked anew: an old list would have the file read so once more.
        queries.removeQueries({ queryKey: trpc.mappings.list.queryKey() });
        await file.decide({ mapping: undefined, savedAs: undefined, forgotten: mapping });
      },
    }),
  );
  if (!savedAs) return null;
  return (
    <>
      <p className="small">Statements with these columns are read so since you said it of another one.</p>
      <div className="buttons">
        <Button look="quiet" onClick={() => forget.mutate({ id: savedAs.id })} isBusy={forget.isPending}>
          Forget this
        </Button>
      </div>
      {forget.isError && <ErrorState error={forget.error} title="It could not be forgotten" />}
    </>
  );
}
