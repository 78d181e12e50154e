import { mayOperate } from '@earntrack/contract';
import { Link, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { useSignedIn } from '../lib/session.ts';
import { Address } from './address.tsx';
import { BrandMark } from './brand.tsx';
import { ButtonLink } from './button.tsx';
import { DockProvider } from './dock.tsx';
import { HatchMask } from './hatch.tsx';
import { BottomBar, RailLinks, useScreenKeys } from './navigation.tsx';
import { SearchButton, SearchSign } from './search-button.tsx';

/** What surrounds every screen of somebody who is signed in. */
export function AppFrame({ children }: { children: ReactNode }) {
  useScreenKeys();
  return (
    <div className="app-frame">
      <a className="skip" href="#main">
        Skip to the answer
      </a>
      <Rail />
      <header className="top">
        <Brand />
        <SearchSign />
      </header>
      <DockProvider renderDock={renderFoot}>
        <Main>{children}</Main>
      </DockProvider>
      <HatchMask />
    </div>
  );
}

/** The screen itself. On the way to another screen the focus goes to its start, as it would on a new page. */
function Main({ children }: { children: ReactNode }) {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const main = useRef<HTMLElement>(null);
  const shown = useRef<string | undefined>(undefined);
  useEffect(() => {
    const isWithin = main.current?.contains(document.activeElement);
    if (shown.current !== undefined && shown.current !== path && !isWithin) {
      main.current?.focus({ preventScroll: true });
    }
    if (path !== undefined) shown.current = path;
  }, [path]);
  return (
    <main id="main" tabIndex={-1} ref={main}>
      {children}
    </main>
  );
}

function Rail() {
  const { account, profile } = useSignedIn();
  return (
    <header className="rail">
      <Brand />
      <ButtonLink to="/earnings/new" look="main" shortcut="A">
        Add earning
      </ButtonLink>
      <SearchButton />
      <RailLinks isOperator={mayOperate(account.role, 'look')} />
      <p className="foot small muted">
        {profile.displayName || <Address>{account.email}</Address>} · {profile.currency}
      </p>
    </header>
  );
}

function Brand() {
  return (
    <Link className="brand" to="/">
      <BrandMark />
      EarnTrack
    </Link>
  );
}

function renderFoot(slot: ReactNode) {
  return (
    <footer className="dock">
      {slot}
      <div className="dock-default">
        <ButtonLink to="/earnings/new" look="main" isWide>
          Add earning
        </ButtonLink>
      </div>
      <BottomBar />
    </footer>
  );
}
