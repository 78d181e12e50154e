import type { SecondFactorView } from '@earntrack/contract';
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Note } from '../../components/note.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { momentInWords } from '../../lib/days.ts';
import { useProfile } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { SecondFactorChange } from './second-factor-change.tsx';
import { SecondFactorSetUp } from './second-factor-set-up.tsx';
import { Section } from './section.tsx';

type Wish = 'set up' | 'renew' | 'turn off';

/** What is asked for beside the password, and how it is turned on and off. */
export function SecondFactor() {
  const trpc = useTRPC();
  const factor = useQuery(trpc.auth.secondFactor.queryOptions());
  return (
    <Section
      id="second-factor"
      title="Second step"
      basis="A code of an app on your phone, asked for after the password: whoever finds out the password gets no further."
    >
      {factor.data ? (
        <Factor factor={factor.data} />
      ) : factor.error ? (
        <ErrorState
          error={factor.error}
          title="Whether a second step is on could not be loaded"
          onRetry={() => void factor.refetch()}
        />
      ) : (
        <SkeletonRows of="the second step" count={1} />
      )}
    </Section>
  );
}

function Factor({ factor }: { factor: SecondFactorView }) {
  const [wish, setWish] = useState<Wish | null>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    // The form goes away from under the person, and the buttons are there again.
    flushSync(() => setWish(null));
    opener.current?.focus();
  };
  const toggle = (next: Wish) => setWish(wish === next ? null : next);
  const isOn = factor.kind !== null;
  // They are shown once: no other button may take them away.
  const isShowingCodes = isOn && wish === 'set up';
  if (!isOn && !factor.isAvailable && wish === null) return <NotSetUp />;
  return (
    <ul className="rows">
      <li className="setting">
        <div className="row setting-row">
          <State factor={factor} />
          {!isShowingCodes && <Openers wish={wish} isOn={isOn} onWish={toggle} opener={opener} />}
        </div>
        {wish === 'set up' && <SecondFactorSetUp onClose={close} />}
        {(wish === 'renew' || wish === 'turn off') && (
          <SecondFactorChange key={wish} wish={wish} onClose={close} />
        )}
      </li>
    </ul>
  );
}

function State({ factor }: { factor: SecondFactorView }) {
  const { locale, timeZone } = useProfile();
  const { since, recoveryCodesLeft: left } = factor;
  if (since === null) {
    return (
      <span className="t">
        Off
        <span className="s">The password alone signs in</span>
      </span>
    );
  }
  const codes = left === 1 ? '1 recovery code is left' : `${left} recovery codes are left`;
  return (
    <span className="t">
      On
      <span className="s">
        Since {momentInWords(since, locale, timeZone)}. {codes}
        {left < 3 && ': make new ones'}
      </span>
    </span>
  );
}

interface OpenersProps {
  wish: Wish | null;
  isOn: boolean;
  onWish: (wish: Wish) => void;
  opener: RefObject<HTMLButtonElement | null>;
}

/** The first button stays the same one when what it opens changes, and keeps the focus that came back to it. */
function Openers({ wish, isOn, onWish, opener }: OpenersProps) {
  const first = isOn ? 'renew' : 'set up';
  return (
    <span className="buttons">
      <Button ref={opener} aria-expanded={wish === first} onClick={() => onWish(first)}>
        {isOn ? 'New codes…' : 'Set up…'}
      </Button>
      {isOn && (
        <Button aria-expanded={wish === 'turn off'} onClick={() => onWish('turn off')}>
          Turn off…
        </Button>
      )}
    </span>
  );
}

function NotSetUp() {
  return (
    <Note title="This server cannot keep a second step yet">
      <p>
        Whoever runs it has to set <code>SECRETS_KEY</code>, to at least 32 random characters.
      </p>
    </Note>
  );
}
