import { readFailure } from '@earntrack/client';
import type { GoalView } from '@earntrack/contract';
import { decimalFromMicros } from '@earntrack/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPCClient } from '../../lib/trpc.ts';
import type { GoalDraft, GoalReading } from './goal-draft.ts';

interface SaveOptions {
  draft: GoalDraft & { id: string };
  reading: GoalReading;
  /** The version that is being edited; null for a new goal. */
  version: number | null;
  onSaved: (goal: GoalView) => void;
}

/**
 * Saves what is typed; faults come back by field. When the goal was changed elsewhere meanwhile, `conflict` holds what is
 * there now, and nothing is overwritten until the person says so.
 */
export function useSaveGoal({ draft, reading, version, onSaved }: SaveOptions) {
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [tries, setTries] = useState(0);
  const [conflict, setConflict] = useState<GoalView | null>(null);
  const mutation = useMutation({
    mutationFn: (over: number | null) => {
      const input = inputOf(draft, reading);
      return over === null
        ? client.goals.create.mutate(input)
        : client.goals.update.mutate({ ...input, version: over });
    },
    onSuccess: (goal) => {
      void queries.invalidateQueries();
      onSaved(goal);
    },
    onError: async (error) => {
      const { code, fields } = readFailure(error);
      if (code !== 'conflict' || Object.keys(fields).length > 0) return;
      const goals = await client.goals.list.query();
      setConflict(goals.find(({ id }) => id === draft.id) ?? null);
    },
  });
  const refused = mutation.error === null ? {} : readFailure(mutation.error).fields;
  const submit = (over: number | null) => {
    setTries(tries + 1);
    if (Object.keys(reading.faults).length > 0 || mutation.isPending) return;
    setConflict(null);
    mutation.mutate(over);
  };
  return {
    faults: { ...(tries > 0 ? reading.faults : {}), ...refused },
    error: conflict === null && Object.keys(refused).length === 0 ? mutation.error : null,
    conflict,
    /** Another one each time that faults were found. */
    refusal: tries > 0 && `${tries}:${mutation.status}`,
    isSaving: mutation.isPending,
    /** What the server refused is no longer what is typed. */
    reset: mutation.reset,
    save: () => submit(version),
    saveOver: () => conflict && submit(conflict.version),
  };
}

function inputOf({ id, periodKind, currency, platformId }: SaveOptions['draft'], { micros }: GoalReading) {
  if (micros === null) throw new Error('The form was not checked');
  return { id, periodKind, currency, platformId, target: decimalFromMicros(micros) };
}
