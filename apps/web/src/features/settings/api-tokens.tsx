import type { ApiTokenView, CreatedApiTokenView } from '@earntrack/contract';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Note } from '../../components/note.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { REFERENCE_URL } from '../../lib/server.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { ApiTokenForm } from './api-token-form.tsx';
import { ApiTokenList } from './api-token-list.tsx';
import { NewApiToken } from './new-api-token.tsx';
import { Section } from './section.tsx';

/** What lets programs in, and how to end it. */
export function ApiTokens() {
  const trpc = useTRPC();
  const tokens = useQuery(trpc.apiTokens.list.queryOptions());
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <Section
      id="api-tokens"
      title="API tokens"
      basis={
        <>
          A token lets a program of yours in without your password, such as a script or a spreadsheet. It goes
          on working when your password changes. The <a href={REFERENCE_URL}>API reference</a> says what it
          can ask.
        </>
      }
    >
      {tokens.data ? (
        <TokenRows tokens={tokens.data} onGone={() => opener.current?.focus()} />
      ) : tokens.error ? (
        <ErrorState
          error={tokens.error}
          title="Your tokens could not be loaded"
          onRetry={() => void tokens.refetch()}
        />
      ) : (
        <SkeletonRows of="tokens" count={1} />
      )}
      <Maker opener={opener} />
    </Section>
  );
}

function TokenRows({ tokens, onGone }: { tokens: readonly ApiTokenView[]; onGone: () => void }) {
  if (tokens.length > 0) return <ApiTokenList tokens={tokens} onGone={onGone} />;
  return (
    <Note title="No program has a token yet">
      <p>
        Make one for each, so that you can revoke it alone. The program sends it with every request:{' '}
        <code>Authorization: Bearer et_…</code>
      </p>
    </Note>
  );
}

function Maker({ opener }: { opener: RefObject<HTMLButtonElement | null> }) {
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<CreatedApiTokenView | null>(null);
  const trpc = useTRPC();
  const queries = useQueryClient();
  const leave = () => {
    setOpen(false);
    setMade(null);
    // What was there goes away from under the person.
    opener.current?.focus();
  };
  const show = (token: CreatedApiTokenView) => {
    setOpen(false);
    setMade(token);
    void queries.invalidateQueries({ queryKey: trpc.apiTokens.list.queryKey() });
  };
  return (
    <div className="api-token-maker">
      {made && <NewApiToken made={made} onDone={leave} />}
      <div className="buttons">
        <Button
          ref={opener}
          aria-expanded={isOpen}
          onClick={() => {
            setMade(null);
            setOpen(!isOpen);
          }}
        >
          Make a token…
        </Button>
      </div>
      {isOpen && <ApiTokenForm onMade={show} onClose={leave} />}
    </div>
  );
}
