import { useMutation } from '@tanstack/react-query';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Note } from '../../components/note.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useProfile } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';

/** Makes a link with which one more person can create an account. */
export function Invitations() {
  const { locale } = useProfile();
  const trpc = useTRPC();
  const invite = useMutation(trpc.auth.invite.mutationOptions());
  const until = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  return (
    <section aria-labelledby="invitations">
      <div className="head">
        <h2 id="invitations">Invite somebody</h2>
      </div>
      <p className="basis">New accounts need an invitation here. Each link is for one account.</p>
      <div className="form">
        {invite.data && (
          <Note kind="good" title="Send this link. It is shown only now." isSpoken>
            <TextField
              label={`Good until ${until.format(new Date(invite.data.expiresAt))}`}
              readOnly
              value={`${location.origin}/register?invitation=${encodeURIComponent(invite.data.token)}`}
              onFocus={(event) => event.target.select()}
              onChange={() => undefined}
            />
          </Note>
        )}
        {invite.error && <ErrorState error={invite.error} title="No invitation was made" />}
        <div className="buttons">
          <Button isBusy={invite.isPending} onClick={() => invite.mutate({})}>
            {invite.data ? 'Make another link' : 'Make an invitation link'}
          </Button>
        </div>
      </div>
    </section>
  );
}
