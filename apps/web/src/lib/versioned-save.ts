import { readFailure } from '@earntrack/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

interface Versioned {
  version: number;
}

interface SaveOptions<Saved extends Versioned> {
  /** What is wrong with what is typed, by field; nothing is sent while anything is. */
  faults: Readonly<Record<string, string>>;
  /** The version that is being edited; null for something new. */
  version: number | null;
  /** Sends what is typed: to be created where `over` is null, else in the place of that version. */
  send: (over: number | null) => Promise<Saved>;
  /** What is there now; null where it is gone. */
  askTheirs: () => Promise<Saved | null>;
  onSaved: (saved: Saved) => void;
}

/**
 * Saves what is typed; faults come back by field. When it was changed elsewhere meanwhile, `conflict` holds what is there
 * now, and nothing is overwritten until the person says so.
 */
export function useVersionedSave<Saved extends Versioned>(options: SaveOptions<Saved>) {
  const { faults, version, send, askTheirs, onSaved } = options;
  const queries = useQueryClient();
  const [tries, setTries] = useState(0);
  const [conflict, setConflict] = useState<Saved | null>(null);
  const mutation = useMutation({
    mutationFn: send,
    onSuccess: (saved) => {
      void queries.invalidateQueries();
      onSaved(saved);
    },
    onError: async (error) => {
      if (readFailure(error).code === 'changed_elsewhere') setConflict(await askTheirs());
    },
  });
  const refused = mutation.error === null ? {} : readFailure(mutation.error).fields;
  const submit = (over: number | null) => {
    setTries(tries + 1);
    if (Object.keys(faults).length > 0 || mutation.isPending) return;
    setConflict(null);
    mutation.mutate(over);
  };
  return {
    faults: { ...(tries > 0 ? faults : {}), ...refused },
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
