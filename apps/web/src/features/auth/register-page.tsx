import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Note } from '../../components/note.tsx';
import { sessionOptions } from '../../lib/session.ts';
import { AuthFrame } from './auth-frame.tsx';
import { RegisterForm } from './register-form.tsx';

/** `invitation` is the token of an invitation link. */
export function RegisterPage({ invitation }: { invitation: string | undefined }) {
  const { data: session } = useSuspenseQuery(sessionOptions);
  if (session.isFirstAccount) {
    return (
      <AuthFrame title="Create the first account" heading="Welcome. The first account is the operator’s.">
        <p className="basis">
          It keeps your own earnings like any other, and it runs this server: it can invite people.
        </p>
        <RegisterForm invitation={invitation} />
      </AuthFrame>
    );
  }
  const refusal = refusalOf(session.registration, invitation);
  return (
    <AuthFrame
      title="Create an account"
      heading={refusal ? refusal.heading : 'Create an account and see all your earnings in one place.'}
    >
      {refusal ? (
        <Note>
          <p>{refusal.remedy}</p>
        </Note>
      ) : (
        <RegisterForm invitation={invitation} />
      )}
      <p>
        Already have an account? <Link to="/sign-in">Sign in</Link>
      </p>
    </AuthFrame>
  );
}

function refusalOf(registration: 'open' | 'invite' | 'closed', invitation: string | undefined) {
  if (registration === 'closed') {
    return {
      heading: 'This server takes no new accounts.',
      remedy: 'Ask whoever runs it, or run EarnTrack yourself: it is free and takes one command.',
    };
  }
  if (registration === 'invite' && !invitation) {
    return {
      heading: 'Accounts here are by invitation.',
      remedy: 'Open the link that you were sent. If you have none, ask whoever runs this server for one.',
    };
  }
  return null;
}
