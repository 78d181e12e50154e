import { readFailure } from '@earntrack/client';
import type { AppErrorCode, EarningView } from '@earntrack/contract';
import { COMPONENT_NAMES, decimalFromMicros, grossOf, netOf } from '@earntrack/domain';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { dropEntry } from '../../lib/outbox/outbox.ts';
import { createOrKeep, useKept } from '../../lib/outbox/use-create-or-keep.ts';
import { useTRPCClient } from '../../lib/trpc.ts';
import { EARNING_WRITES, useEarningCache } from './use-earning-cache.ts';
import { type EarningForm, fieldFaults } from './use-earning-form.ts';

/** A newer version, or another entry under the id of this one. */
const OTHERS_WERE_FASTER: ReadonlySet<AppErrorCode> = new Set(['changed_elsewhere', 'conflict']);

interface SaveOptions {
  form: EarningForm;
  /** The version that is being edited; null for a new earning. */
  opened: EarningView | null;
  onSaved: (earning: EarningView) => void;
}

/**
 * Saves what is typed. When the earning was changed elsewhere meanwhile, `conflict` holds what is there now, and
 * nothing is overwritten until the person says so.
 */
export function useSaveEarning({ form, opened, onSaved }: SaveOptions) {
  const client = useTRPCClient();
  const cache = useEarningCache();
  const kept = useKept('/earnings');
  const [conflict, setConflict] = useState<EarningView | null>(null);
  const save = useMutation({
    mutationKey: EARNING_WRITES,
    mutationFn: (over: EarningView | null) => {
      const input = inputOf(form);
      const entry = { kind: 'earning', id: input.id, input, draft: form.draft } as const;
      return over === null
        ? createOrKeep(entry, () => client.earnings.create.mutate(input))
        : client.earnings.update.mutate({ ...input, version: over.version });
    },
    onMutate: (over) => cache.show(over, viewOf(form, over)),
    onSuccess: (earning, _over, putBack) => {
      form.forget();
      if (earning === null) {
        putBack?.();
        return kept();
      }
      void dropEntry(earning.id);
      onSaved(earning);
    },
    onSettled: () => void cache.settle(),
    onError: async (error, _over, putBack) => {
      putBack?.();
      const failure = readFailure(error);
      form.refuse(fieldFaults(failure.fields));
      if (OTHERS_WERE_FASTER.has(failure.code))
        setConflict(await client.earnings.get.query({ id: form.draft.id }));
    },
  });
  const submit = (over: EarningView | null) => {
    if (!form.check()) return;
    setConflict(null);
    save.mutate(over);
  };
  return {
    save: () => submit(opened),
    saveOver: () => conflict && submit(conflict),
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

/** What is typed as the lists show it, before the server has answered. */
function viewOf(form: EarningForm, over: EarningView | null): EarningView {
  const input = inputOf(form);
  const { components } = form.reading;
  return {
    ...input,
    components: input.components as EarningView['components'],
    gross: decimalFromMicros(grossOf(components)),
    net: decimalFromMicros(netOf(components)),
    description: over?.description ?? '',
    source: over?.source ?? 'typed',
    version: (over?.version ?? 0) + 1,
  };
}
