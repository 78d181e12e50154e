import type { PayoutVersionsView, PayoutView } from '@earntrack/contract';
import { asCurrency, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { useQuery } from '@tanstack/react-query';
import { shortDay } from '../../../lib/days.ts';
import { useProfile, useToday } from '../../../lib/session.ts';
import { useTRPC } from '../../../lib/trpc.ts';
import { payoutSources } from './entry-sources.ts';
import { SaidByFiles } from './said-by-files.tsx';
import { SourcesSection } from './sources-section.tsx';

/** Where each value of an imported payout comes from: a row of a file, or the person; and what other files say. */
export function PayoutSources({ payout }: { payout: PayoutView }) {
  const trpc = useTRPC();
  const versions = useQuery(trpc.imports.payoutVersions.queryOptions({ id: payout.id }));
  return (
    <SourcesSection
      isFromFile={payout.source === 'statement'}
      versions={versions}
      render={(found) => <Sources payout={payout} found={found} />}
    />
  );
}

function Sources({ payout, found }: { payout: PayoutView; found: PayoutVersionsView }) {
  const { locale } = useProfile();
  const today = useToday();
  const [top] = found.versions;
  return (
    <SaidByFiles
      sources={top ? payoutSources(payout, top) : []}
      found={found}
      currencies={{ own: payout.currency, inFile: top?.currency ?? payout.currency }}
      inWords={({ paidOn, amount, currency }) => {
        const money = formatMoney(microsFromDecimal(amount), asCurrency(currency), locale);
        return `${shortDay(paidOn, { locale, today })}, ${money}`;
      }}
    />
  );
}
