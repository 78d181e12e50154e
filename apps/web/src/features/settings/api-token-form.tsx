import { readFailure } from '@earntrack/client';
import { type CreatedApiTokenView, TOKEN_SCOPES, type TokenScope } from '@earntrack/contract';
import { useMutation } from '@tanstack/react-query';
import type { SubmitEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { ManyChips } from '../../components/chips.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { Select } from '../../components/select.tsx';
import { TextField } from '../../components/text-field.tsx';
import { firstFocus } from '../../lib/first-focus.ts';
import { useKeptDraft } from '../../lib/kept-draft.ts';
import { newId } from '../../lib/new-id.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { Refusal } from '../auth/index.ts';
import { LIFETIMES, SCOPE_NAMES } from './api-token-words.ts';

interface Draft {
  /** Made once, so that asking again after a lost answer is the same create. */
  id: string;
  name: string;
  scopes: TokenScope[];
  lifetime: string;
}

const startDraft = (): Draft => ({ id: newId(), name: '', scopes: ['read'], lifetime: '90' });
const SCOPES = TOKEN_SCOPES.map((scope) => ({ value: scope, label: SCOPE_NAMES[scope] }));

interface ApiTokenFormProps {
  onMade: (token: CreatedApiTokenView) => void;
  onClose: () => void;
}

export function ApiTokenForm({ onMade, onClose }: ApiTokenFormProps) {
  const { draft, change, forget } = useKeptDraft<Draft>('api-token', startDraft);
  const trpc = useTRPC();
  const making = useMutation(trpc.apiTokens.create.mutationOptions());
  const failure = making.error ? readFailure(making.error) : null;
  const form = useFocusOnFault(making.error);
  const leave = () => {
    forget();
    onClose();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (making.isPending) return;
    making.mutate(wishOf(draft), {
      onSuccess: (token) => {
        forget();
        onMade(token);
      },
    });
  };
  return (
    <form ref={form} className="form" aria-label="Make a token" noValidate onSubmit={submit}>
      {failure && <Refusal failure={failure} />}
      <DraftFields draft={draft} change={change} faults={failure?.fields ?? {}} />
      <div className="buttons">
        <Button type="submit" look="main" isBusy={making.isPending}>
          Make token
        </Button>
        <Button look="quiet" onClick={leave}>
          Leave it
        </Button>
      </div>
    </form>
  );
}

interface DraftFieldsProps {
  draft: Draft;
  change: (patch: Partial<Draft>) => void;
  faults: Record<string, string>;
}

function DraftFields({ draft, change, faults }: DraftFieldsProps) {
  return (
    <>
      <TextField
        label="Name"
        name="name"
        ref={firstFocus}
        value={draft.name}
        onChange={(name) => change({ name })}
        hint="What will use it, such as “Tax spreadsheet”."
        error={faults['name']}
      />
      <ManyChips
        legend="It may"
        chips={SCOPES}
        values={draft.scopes}
        onChange={(scopes) => change({ scopes })}
        hint="No token reaches your sign-in, your devices or other tokens."
        error={faults['scopes']}
      />
      <Select
        label="Good for"
        value={draft.lifetime}
        onChange={(lifetime) => change({ lifetime })}
        options={LIFETIMES}
        error={faults['expiresInDays']}
      />
    </>
  );
}

function wishOf({ id, name, scopes, lifetime }: Draft) {
  const chosen = LIFETIMES.find(({ value }) => value === lifetime);
  return { id, name, scopes, expiresInDays: chosen ? chosen.days : 90 };
}
