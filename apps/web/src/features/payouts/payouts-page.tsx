import type { OwedView, PlatformView } from '@earntrack/contract';
import { asCurrency, formatMoney } from '@earntrack/domain';
import { BinLink } from '../../components/bin-link.tsx';
import { ButtonLink } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { FigureSentence } from '../../components/figure-sentence.tsx';
import { Mark } from '../../components/mark.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { RowFilterBar } from '../../components/row-filter-bar.tsx';
import { AnswerSkeleton } from '../../components/skeleton.tsx';
import type { RowFilters } from '../../lib/row-filters.ts';
import { useProfile } from '../../lib/session.ts';
import { usePlatforms } from '../platforms/index.ts';
import { OwedList } from './owed-list.tsx';
import { owedSentence } from './owed-words.ts';
import { PayoutDays } from './payout-days.tsx';
import './payouts.css';
import { useOwed, usePayouts } from './use-payouts.ts';

interface PayoutsPageProps {
  filters: RowFilters;
  onFilter: (filters: RowFilters) => void;
}

/** What each platform still owes, and what arrived. */
export function PayoutsPage({ filters, onFilter }: PayoutsPageProps) {
  const list = usePayouts(filters);
  const owed = useOwed();
  const platforms = usePlatforms().data ?? [];
  const isNew = owed.data?.length === 0 && list.data?.pages[0]?.items.length === 0;
  if (isNew && Object.keys(filters).length === 0) return <NothingYet />;
  const { platformId } = filters;
  const rows = owed.data?.filter((row) => platformId === undefined || row.platformId === platformId);
  return (
    <>
      <PageTitle>Payouts</PageTitle>
      <OwedAnswer rows={rows} platforms={platforms} isMissing={owed.isError} />
      <p className="buttons">
        <ButtonLink to="/payouts/new" search={{ platformId }}>
          Add payout
        </ButtonLink>
      </p>
      {owed.isError && !owed.data && (
        <ErrorState
          error={owed.error}
          title="What is owed could not be added up"
          onRetry={() => void owed.refetch()}
        />
      )}
      {rows && <OwedList rows={rows} platforms={platforms} />}
      <section className="arrived" aria-labelledby="arrived">
        <div className="head">
          <h2 id="arrived">What arrived</h2>
        </div>
        <RowFilterBar filters={filters} platforms={platforms} onChange={onFilter} />
        <PayoutDays list={list} platforms={platforms} />
        {!list.isPending && <BinLink kind="payout" />}
      </section>
    </>
  );
}

interface OwedAnswerProps {
  rows: readonly OwedView[] | undefined;
  platforms: readonly PlatformView[];
  isMissing: boolean;
}

function OwedAnswer({ rows, platforms, isMissing }: OwedAnswerProps) {
  const { locale } = useProfile();
  if (rows === undefined) {
    return (
      <h1 className="answer">
        <span className="vh">Payouts</span>
        {!isMissing && <AnswerSkeleton isShort />}
      </h1>
    );
  }
  const nameOf = (id: string) => platforms.find((platform) => platform.id === id)?.name ?? 'A platform';
  return <FigureSentence pieces={owedSentence(rows, { locale, nameOf })} />;
}

function NothingYet() {
  const { currency, locale } = useProfile();
  return (
    <>
      <PageTitle>Payouts</PageTitle>
      <h1 className="vh">Payouts</h1>
      <EmptyState
        answer="Nothing is owed to you yet. Once you have earned something, you see here what still has to arrive in your bank."
        example={
          <div className="row">
            <Mark name="Upwork" colour={3} />
            <span className="t">
              Upwork<span className="s">An example, not saved · last on 5 Nov, 3 earnings since</span>
            </span>
            <span className="n">{formatMoney(412_300_000n, asCurrency(currency), locale)}</span>
          </div>
        }
      >
        <ButtonLink to="/earnings/new" look="main">
          Add earning
        </ButtonLink>
        <ButtonLink to="/imports/new">Import a statement</ButtonLink>
        <ButtonLink to="/payouts/new">Add payout</ButtonLink>
      </EmptyState>
      <BinLink kind="payout" />
    </>
  );
}
