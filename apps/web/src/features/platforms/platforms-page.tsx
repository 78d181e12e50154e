import type { PlatformView } from '@earntrack/contract';
import { asCurrency, formatRate, microsFromDecimal } from '@earntrack/domain';
import { Link } from '@tanstack/react-router';
import { BinLink } from '../../components/bin-link.tsx';
import { ButtonLink } from '../../components/button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Mark } from '../../components/mark.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { useProfile } from '../../lib/session.ts';
import { KIND_NAMES } from './platform-draft.ts';
import './platforms.css';
import { activePlatforms, usePlatforms } from './use-platforms.ts';

/** Where the user earns. */
export function PlatformsPage() {
  const platforms = usePlatforms();
  return (
    <>
      <PageTitle>Platforms</PageTitle>
      {platforms.isPending && <SkeletonRows of="platforms" />}
      {platforms.isError && !platforms.data && (
        <ErrorState
          error={platforms.error}
          title="Your platforms could not be loaded"
          onRetry={() => void platforms.refetch()}
        />
      )}
      {platforms.data && <Loaded platforms={platforms.data} />}
      {platforms.data && <BinLink kind="platform" />}
    </>
  );
}

function Loaded({ platforms }: { platforms: readonly PlatformView[] }) {
  if (platforms.length === 0) return <NothingYet />;
  const active = activePlatforms(platforms);
  const archived = platforms.filter(({ isArchived }) => isArchived);
  return (
    <>
      <h1 className="answer">
        You earn in <b>{active.length}</b> {active.length === 1 ? 'place' : 'places'}.
      </h1>
      <p className="buttons">
        <ButtonLink to="/platforms/new">Add platform</ButtonLink>
      </p>
      <PlatformRows platforms={active} label="Platforms" />
      {archived.length > 0 && (
        <section aria-labelledby="archived">
          <div className="head">
            <h2 id="archived">Archived</h2>
            <p>Their history stays in every figure.</p>
          </div>
          <PlatformRows platforms={archived} label="Archived platforms" />
        </section>
      )}
    </>
  );
}

function PlatformRows({ platforms, label }: { platforms: readonly PlatformView[]; label: string }) {
  const { locale } = useProfile();
  return (
    <ul className="rows" aria-label={label}>
      {platforms.map((platform) => (
        <li key={platform.id}>
          <Link className="row" to="/platforms/$platformId" params={{ platformId: platform.id }}>
            <Mark name={platform.name} colour={platform.colour} />
            <span className="t">
              {platform.name}
              <span className="s">
                {KIND_NAMES[platform.kind]} · {platform.currency}
              </span>
            </span>
            <span className="n">
              {platform.earningCount} {platform.earningCount === 1 ? 'earning' : 'earnings'}
              {platform.expectedHourly && (
                <span className="s">
                  expects{' '}
                  {formatRate(
                    microsFromDecimal(platform.expectedHourly),
                    asCurrency(platform.currency),
                    locale,
                  )}
                </span>
              )}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function NothingYet() {
  return (
    <>
      <h1 className="vh">Platforms</h1>
      <EmptyState
        answer="No platforms yet. A platform is wherever you earn: an app, a shop, or a client of your own."
        example={
          <div className="row">
            <Mark name="Upwork" colour={5} />
            <span className="t">
              Upwork<span className="s">An example, not saved · freelance work · USD</span>
            </span>
            <span className="n" />
          </div>
        }
      >
        <ButtonLink to="/platforms/new" look="main">
          Add your first platform
        </ButtonLink>
      </EmptyState>
    </>
  );
}
