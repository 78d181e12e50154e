import { readFailure } from '@earntrack/client';
import type { PlatformView } from '@earntrack/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newId } from '../../lib/new-id.ts';
import { useProfile } from '../../lib/session.ts';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';
import { decimalSignOf } from '../../lib/typed-amount.ts';
import { type PlatformDraft, readPlatformDraft } from './platform-draft.ts';

interface SaveOptions {
  /** The platform being edited; null for a new one. */
  platform: PlatformView | null;
  onSaved: (platform: PlatformView) => void;
}

interface Sent {
  draft: PlatformDraft;
  expectedHourly: string | null;
  /** The version in whose place it comes; null for a new platform. */
  over: PlatformView | null;
}

/** Creates or changes a platform; faults come back by field. What was changed elsewhere meanwhile is asked for, and not overwritten. */
export function useSavePlatform({ platform, onSaved }: SaveOptions) {
  const { locale } = useProfile();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [id] = useState(newId);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const mutation = useMutation({
    mutationFn: ({ draft, expectedHourly, over }: Sent) => {
      const { timeZone, catalogueKey, ...settings } = draft;
      const input = { ...settings, expectedHourly, timeZone: timeZone || null };
      return over
        ? client.platforms.update.mutate({ ...input, id: over.id, version: over.version })
        : client.platforms.create.mutate({ ...input, id, catalogueKey });
    },
    onSuccess: async (saved) => {
      await queries.invalidateQueries({ queryKey: trpc.platforms.pathKey() });
      void queries.invalidateQueries();
      onSaved(saved);
    },
    onError: async (error) => {
      const { code, fields } = readFailure(error);
      setFaults(fields);
      if (code === 'changed_elsewhere')
        await queries.invalidateQueries({ queryKey: trpc.platforms.pathKey() });
    },
  });
  const save = (draft: PlatformDraft, over = platform) => {
    const reading = readPlatformDraft(draft, decimalSignOf(locale));
    setFaults(reading.faults);
    if (Object.keys(reading.faults).length > 0 || mutation.isPending) return;
    mutation.mutate({ draft, expectedHourly: reading.expectedHourly, over });
  };
  const isFieldFault = mutation.error !== null && Object.keys(readFailure(mutation.error).fields).length > 0;
  return { save, faults, isSaving: mutation.isPending, error: isFieldFault ? null : mutation.error };
}
