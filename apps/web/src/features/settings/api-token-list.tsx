import type { ApiTokenView } from '@earntrack/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { useToasts } from '../../components/toast.tsx';
import { useProfile } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { allowanceInWords, lastUseInWords } from './api-token-words.ts';

interface ApiTokenListProps {
  tokens: readonly ApiTokenView[];
  /** A row went away from under the person. */
  onGone: () => void;
}

export function ApiTokenList({ tokens, onGone }: ApiTokenListProps) {
  const [asked, setAsked] = useState<ApiTokenView | null>(null);
  const revoking = useRevoking(onGone);
  const confirm = () => {
    if (asked) revoking.revoke(asked);
    setAsked(null);
  };
  return (
    <>
      {revoking.error && <ErrorState error={revoking.error} title="That token still works" />}
      <ul className="rows">
        {tokens.map((token) => (
          <li className="setting" key={token.id}>
            <ApiTokenRow token={token} isBusy={revoking.isBusy} onRevoke={() => setAsked(token)} />
          </li>
        ))}
      </ul>
      <ConfirmDialog
        isOpen={asked !== null}
        title={`Revoke “${asked?.name ?? ''}”?`}
        action="Revoke token"
        onConfirm={confirm}
        onClose={() => setAsked(null)}
      >
        <p>Whatever uses this token is refused at once. It cannot come back; you can make another one.</p>
      </ConfirmDialog>
    </>
  );
}

interface ApiTokenRowProps {
  token: ApiTokenView;
  isBusy: boolean;
  onRevoke: () => void;
}

function ApiTokenRow({ token, isBusy, onRevoke }: ApiTokenRowProps) {
  const place = useProfile();
  return (
    <div className="row setting-row">
      <span className="t">
        {token.name}
        <span className="s">
          {allowanceInWords(token, place)} {lastUseInWords(token, place)}
        </span>
      </span>
      <Button isBusy={isBusy} onClick={onRevoke}>
        Revoke<span className="vh"> {token.name}</span>
      </Button>
    </div>
  );
}

function useRevoking(onGone: () => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toasts = useToasts();
  const revoking = useMutation(trpc.apiTokens.revoke.mutationOptions());
  const gone = async (name: string) => {
    toasts.show({ text: `“${name}” is revoked.` });
    await queries.invalidateQueries({ queryKey: trpc.apiTokens.list.queryKey() });
    onGone();
  };
  const revoke = ({ id, name }: ApiTokenView) =>
    revoking.mutate({ id }, { onSuccess: () => void gone(name) });
  return { revoke, isBusy: revoking.isPending, error: revoking.error };
}
