import { Link, useNavigate, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useHotkeys } from './hotkeys.ts';

/** Where the rail and the bottom bar lead. */
export const SCREENS = [
  { to: '/', name: 'Overview', keys: 'g o' },
  { to: '/earnings', name: 'Earnings', keys: 'g e' },
  { to: '/work', name: 'Work', keys: 'g w' },
  { to: '/payouts', name: 'Payouts', keys: 'g y' },
  { to: '/imports', name: 'Imports', keys: 'g i' },
  { to: '/analytics', name: 'Analytics', keys: 'g n' },
  { to: '/products', name: 'Products', keys: 'g r' },
  { to: '/goals', name: 'Goals', keys: 'g l' },
  { to: '/platforms', name: 'Platforms', keys: 'g p' },
  { to: '/settings', name: 'Settings', keys: 'g s' },
] as const;

/** The bottom bar has room for these and for More. */
const ON_BAR: ReadonlySet<string> = new Set(['/', '/earnings', '/work', '/imports']);

type ScreenName = (typeof SCREENS)[number]['name'] | 'More';

const ICONS: Partial<Record<ScreenName, ReactNode>> = {
  Overview: <path d="M4 20V11M10 20V4M16 20v-7M21 20H2" />,
  Earnings: <path d="M4 6h16M4 12h16M4 18h10" />,
  Work: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.5V12l3 2" />
    </>
  ),
  Imports: <path d="M12 3v11m-4.5-4 4.5 4.5L16.5 10M4 20h16" />,
  More: <path d="M5 12h.01M12 12h.01M19 12h.01" strokeWidth="3" />,
};

/** G and a letter leads to a screen, A adds an earning. */
export function useScreenKeys(): void {
  const navigate = useNavigate();
  const go = (to: string) => () => void navigate({ to });
  const toScreens = SCREENS.map(({ to, keys }) => [keys, go(to)] as const);
  useHotkeys({ ...Object.fromEntries(toScreens), a: go('/earnings/new') });
}

export function RailLinks({ isOperator = false }: { isOperator?: boolean }) {
  return (
    <nav aria-label="Main">
      <ul>
        {SCREENS.map(({ to, name, keys }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: to === '/', includeSearch: false }}>
              {name} <kbd aria-hidden="true">{keys.toUpperCase()}</kbd>
            </Link>
          </li>
        ))}
        {isOperator && (
          <li>
            <Link to="/operator">Operator</Link>
          </li>
        )}
      </ul>
    </nav>
  );
}

export function BottomBar() {
  return (
    <nav className="bar" aria-label="Main, phone">
      {SCREENS.filter(({ to }) => ON_BAR.has(to)).map(({ to, name }) => (
        <Link key={to} to={to} activeOptions={{ exact: to === '/', includeSearch: false }}>
          <BarIcon of={name} />
          {name}
        </Link>
      ))}
      <MoreLink />
    </nav>
  );
}

/** Leads to the screens without an entry of their own, and is marked while one of them is shown. */
function MoreLink() {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const isWithin = [...SCREENS, { to: '/bin' }, { to: '/operator' }].some(
    ({ to }) => !ON_BAR.has(to) && path.startsWith(to),
  );
  return (
    <Link to="/more" aria-current={isWithin ? 'page' : undefined}>
      <BarIcon of="More" />
      {/* "More" alone says nothing to somebody who hears the links without the bar. */}
      <span>
        More<span className="vh"> screens</span>
      </span>
    </Link>
  );
}

function BarIcon({ of }: { of: ScreenName }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      {ICONS[of]}
    </svg>
  );
}
