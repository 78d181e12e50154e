import { readFailure } from '@earntrack/client';
import type { EarningView } from '@earntrack/contract';
import { COMPONENT_NAMES, decimalFromMicros } from '@earntrack/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPCClient } from '../../lib/trpc.ts';
import { type EarningForm, fieldFaults } from './use-earning-form.ts';

interface SaveOptions {
  form: EarningForm;
  /** The version that is being edited; null for a new earning. */
  version: number | null;
  onSaved: (earning: EarningView) => void;
}

/**
 * Saves what is typed. When the earning was changed elsewhere meanwhile, `conflict` holds what is there now, and
 * nothing is overwritten until the person says so.
 */
export function useSaveEarning({ form, version, onSaved }: SaveOptions) {
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [conflict, setConflict] = useState<EarningView | null>(null);
  const save = useMutation({
    mutationFn: (over: number | null) => {
      const input = inputOf(form);
      return over === null
        ? client.earnings.create.mutate(input)
        : client.earnings.update.mutate({ ...input, version: over });
    },
    onSuccess: (earning) => {
      form.forget();
      void queries.invalidateQueries();
      onSaved(earning);
    },
    onError: async (error) => {
      const failure = readFailure(error);
      form.refuse(fieldFaults(failure.fields));
      if (failure.code === 'conflict') setConflict(await client.earnings.get.query({ id: form.draft.id }));
    },
  });
  const submit = (over: number | null) => {
    if (!form.check()) return;
    setConflict(null);
    save.mutate(over);
  };
  return {
    save: () => submit(version),
    saveOver: () => conflict && submit(conflict.version),
    isSaving: save.isPending,
    conflict,
    error: conflict === null && !isFieldFault(save.error) ? save.error : null,
  };
}

function isFieldFault(error: unknown): boolean {
  return error !== null && Object.keys(readFailure(error).fields).length > 0;
}

function inputOf({ draft, reading }: EarningForm) {
  const { id, platformId, currency, clock, note, tags, adjustsId, sale } = draft;
  if (platformId === null || reading.earnedOn === null) throw new Error('The form was not checked');
  const components = Object.fromEntries(
    COMPONENT_NAMES.map((name) => [name, decimalFromMicros(reading.components[name])]),
  );
  const hours = reading.seconds === null ? null : { clock, seconds: reading.seconds };
  const { earnedOn } = reading;
  return { id, platformId, earnedOn, currency, components, note, hours, tags, adjustsId, sale };
}
