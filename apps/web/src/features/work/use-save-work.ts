import { readFailure } from '@earntrack/client';
import type { WorkView } from '@earntrack/contract';
import { CLOCKS } from '@earntrack/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createOrKeep, useKept } from '../../lib/outbox/use-create-or-keep.ts';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';
import { readWorkDraft, type WorkDraft } from './work-draft.ts';

interface SaveOptions {
  id: string;
  /** What is edited; null for new work. */
  work: WorkView | null;
  draft: WorkDraft;
  timeZone: string;
  onSaved: (work: WorkView) => void;
  /** It was kept on this device instead, to be sent later. */
  onKept: () => void;
}

/** Saves what is typed; faults come back by field. A change made elsewhere is said, and never overwritten unseen. */
export function useSaveWork({ id, work, draft, timeZone, onSaved, onKept }: SaveOptions) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const kept = useKept('/work');
  const [tries, setTries] = useState(0);
  const reading = readWorkDraft(draft, timeZone);
  const mutation = useMutation({
    mutationFn: (over: WorkView | null) => {
      if (reading.time === null) throw new Error('The form was not checked');
      const { platformIds, clock, note } = draft;
      const { time, distanceMetres } = reading;
      const rest = { distanceMetres, note, otherClocks: otherClocks(over, draft) };
      const input = { id, platformIds, clock, time, ...rest };
      return over
        ? client.work.update.mutate({ ...input, version: over.version })
        : createOrKeep({ kind: 'work', id, input, draft }, () => client.work.create.mutate(input));
    },
    onSuccess: (saved) => {
      if (saved === null) {
        onKept();
        return kept();
      }
      void queries.invalidateQueries();
      onSaved(saved);
    },
    onError: async (error) => {
      if (readFailure(error).code === 'changed_elsewhere')
        await queries.invalidateQueries({ queryKey: trpc.work.pathKey() });
    },
  });
  const refused = fieldFaults(mutation.error);
  const isFieldFault = Object.keys(refused).length > 0;
  return {
    reading,
    faults: { ...(tries > 0 ? reading.faults : {}), ...refused },
    error: isFieldFault ? null : mutation.error,
    /** Another one each time that faults were found. */
    refusal: tries > 0 && `${tries}:${mutation.status}`,
    isSaving: mutation.isPending,
    save: (over = work) => {
      setTries(tries + 1);
      if (Object.keys(reading.faults).length === 0 && !mutation.isPending) mutation.mutate(over);
    },
  };
}

/** The clocks that this form does not show stay as they were. */
function otherClocks(work: WorkView | null, draft: WorkDraft) {
  const others = CLOCKS.filter((clock) => clock !== draft.clock && clock !== work?.clock);
  return Object.fromEntries(others.map((clock) => [clock, work?.seconds[clock] ?? null]));
}

const FIELD_OF: Readonly<Record<string, string>> = {
  'time.workedOn': 'day',
  'time.seconds': 'hours',
  'time.startedAt': 'startsAt',
  'time.endedAt': 'endsAt',
  distanceMetres: 'distance',
};

function fieldFaults(error: unknown): Record<string, string> {
  if (error === null) return {};
  const fields = Object.entries(readFailure(error).fields);
  return Object.fromEntries(fields.map(([path, message]) => [FIELD_OF[path] ?? path, message]));
}
