import { BY_MAPPING, type ImportView } from '@earntrack/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from '../../../components/button.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { useTRPC } from '../../../lib/trpc.ts';
import { saveMapping } from './save-mapping.ts';

/** Gives away how a file was read that no preset knew, as a file by which somebody else reads theirs. */
export function MappingOfImport({
  importView: { id: importId, presetId, fileName },
}: {
  importView: ImportView;
}) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: () => queries.query(trpc.imports.mapping.queryOptions({ importId })),
    onSuccess: ({ mapping }) => {
      if (mapping) saveMapping(fileName.replace(/\.[a-z]+$/i, ''), mapping);
    },
  });
  if (presetId !== BY_MAPPING) return null;
  return (
    <>
      <div className="buttons">
        <Button isBusy={save.isPending} onClick={() => save.mutate()}>
          Save how it was read as a mapping file
        </Button>
      </div>
      {save.error && (
        <ErrorState error={save.error} title="The mapping was not saved" onRetry={() => save.mutate()} />
      )}
    </>
  );
}
