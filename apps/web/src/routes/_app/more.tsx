import { createFileRoute, Link } from '@tanstack/react-router';
import { PageTitle } from '../../components/page-title.tsx';
import { SearchButton } from '../../components/search-button.tsx';
import { ThemeChoice } from '../../components/theme-choice.tsx';

export const Route = createFileRoute('/_app/more')({ component: MorePage });

/** The screens that the bottom bar of a phone has no room for. */
function MorePage() {
  return (
    <>
      <PageTitle>More</PageTitle>
      <h1 className="answer smaller">The rest of EarnTrack</h1>
      <ul className="rows">
        <li>
          <Link className="row plain-row" to="/payouts">
            <span className="t">
              Payouts<span className="s">What arrived in your bank, and what each platform still owes</span>
            </span>
          </Link>
        </li>
        <li>
          <Link className="row plain-row" to="/analytics">
            <span className="t">
              Analytics<span className="s">What pays, and when</span>
            </span>
          </Link>
        </li>
        <li>
          <Link className="row plain-row" to="/products">
            <span className="t">
              Products<span className="s">What you sell, its prices, and what it brought</span>
            </span>
          </Link>
        </li>
        <li>
          <Link className="row plain-row" to="/goals">
            <span className="t">
              Goals<span className="s">What you want to make, and whether you are on pace</span>
            </span>
          </Link>
        </li>
        <li>
          <Link className="row plain-row" to="/platforms">
            <span className="t">
              Platforms<span className="s">Where you earn, and how their days and weeks run</span>
            </span>
          </Link>
        </li>
        <li>
          <Link className="row plain-row" to="/settings">
            <span className="t">
              Settings<span className="s">Your profile, sign-in, devices, and signing out</span>
            </span>
          </Link>
        </li>
      </ul>
      <section aria-labelledby="on-this-device">
        <div className="head">
          <h2 id="on-this-device">On this device</h2>
        </div>
        <ThemeChoice />
        <p className="buttons">
          <SearchButton />
        </p>
      </section>
    </>
  );
}
