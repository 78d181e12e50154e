import { mayOperate } from '@earntrack/contract';
import { createFileRoute, Link } from '@tanstack/react-router';
import { PageTitle } from '../../components/page-title.tsx';
import { SearchButton } from '../../components/search-button.tsx';
import { ThemeChoice } from '../../components/theme-choice.tsx';
import { useSignedIn } from '../../lib/session.ts';

export const Route = createFileRoute('/_app/more')({ component: MorePage });

const SCREENS = [
  { to: '/payouts', name: 'Payouts', what: 'What arrived in your bank, and what each platform still owes' },
  { to: '/analytics', name: 'Analytics', what: 'What pays, and when' },
  { to: '/products', name: 'Products', what: 'What you sell, its prices, and what it brought' },
  { to: '/goals', name: 'Goals', what: 'What you want to make, and whether you are on pace' },
  { to: '/platforms', name: 'Platforms', what: 'Where you earn, and how their days and weeks run' },
  { to: '/bin', name: 'Bin', what: 'What you deleted, to bring back for 30 days' },
  { to: '/settings', name: 'Settings', what: 'Your profile, sign-in, devices, and signing out' },
] as const;
const OPERATOR = {
  to: '/operator',
  name: 'Operator',
  what: 'Health, incidents, maintenance and roles',
} as const;

/** The screens that the bottom bar of a phone has no room for. */
function MorePage() {
  const { account } = useSignedIn();
  const screens = mayOperate(account.role, 'look') ? [...SCREENS, OPERATOR] : SCREENS;
  return (
    <>
      <PageTitle>More</PageTitle>
      <h1 className="answer smaller">The rest of EarnTrack</h1>
      <ul className="rows">
        {screens.map(({ to, name, what }) => (
          <li key={to}>
            <Link className="row plain-row" to={to}>
              <span className="t">
                {name}
                <span className="s">{what}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <section aria-labelledby="on-this-device">
        <div className="head">
          <h2 id="on-this-device">On this device</h2>
        </div>
        <div className="stack">
          <ThemeChoice />
          <p className="buttons">
            <SearchButton />
          </p>
        </div>
      </section>
    </>
  );
}
