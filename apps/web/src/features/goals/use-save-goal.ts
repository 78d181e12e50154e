import type { GoalView } from '@earntrack/contract';
import { decimalFromMicros } from '@earntrack/domain';
import { useTRPCClient } from '../../lib/trpc.ts';
import { useVersionedSave } from '../../lib/versioned-save.ts';
import type { GoalDraft, GoalReading } from './goal-draft.ts';

interface SaveOptions {
  draft: GoalDraft & { id: string };
  reading: GoalReading;
  /** The version that is being edited; null for a new goal. */
  version: number | null;
  onSaved: (goal: GoalView) => void;
}

export function useSaveGoal({ draft, reading, version, onSaved }: SaveOptions) {
  const { goals } = useTRPCClient();
  return useVersionedSave<GoalView>({
    faults: reading.faults,
    version,
    onSaved,
    send: (over) => {
      const input = inputOf(draft, reading);
      return over === null ? goals.create.mutate(input) : goals.update.mutate({ ...input, version: over });
    },
    askTheirs: async () => (await goals.list.query()).find(({ id }) => id === draft.id) ?? null,
  });
}

function inputOf({ id, periodKind, currency, platformId }: SaveOptions['draft'], { micros }: GoalReading) {
  if (micros === null) throw new Error('The form was not checked');
  return { id, periodKind, currency, platformId, target: decimalFromMicros(micros) };
}
