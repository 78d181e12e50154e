import type { EarningVersionsView, EarningVersionView, EarningView } from '@earntrack/contract';
import {
  asCurrency,
  COMPONENT_NAMES,
  formatDuration,
  formatMoney,
  microsFromDecimal,
} from '@earntrack/domain';
import { useQuery } from '@tanstack/react-query';
import { useProfile } from '../../../lib/session.ts';
import { useTRPC } from '../../../lib/trpc.ts';
import { SaidByFiles } from './said-by-files.tsx';
import { SourcesSection } from './sources-section.tsx';
import { PART_NAMES } from './value-names.ts';
import { valueSources } from './value-sources.ts';

/** Where each value of an imported earning comes from: a row of a file, or the person; and what other files say. */
export function EarningSources({ earning }: { earning: EarningView }) {
  const trpc = useTRPC();
  const versions = useQuery(trpc.imports.earningVersions.queryOptions({ id: earning.id }));
  return (
    <SourcesSection
      isFromFile={earning.source === 'statement'}
      versions={versions}
      render={(found) => <Sources earning={earning} found={found} />}
    />
  );
}

function Sources({ earning, found }: { earning: EarningView; found: EarningVersionsView }) {
  const { locale } = useProfile();
  const [top] = found.versions;
  return (
    <SaidByFiles
      sources={top ? valueSources(earning, { top, addedFees: found.addedFees }) : []}
      found={found}
      currencies={{ own: earning.currency, inFile: top?.currency ?? earning.currency }}
      inWords={(version) => partsInWords(version, locale)}
    />
  );
}

function partsInWords({ components, currency, hours }: EarningVersionView, locale: string): string {
  const parts = COMPONENT_NAMES.flatMap((name) => {
    const micros = microsFromDecimal(components[name]);
    return micros === 0n ? [] : [`${PART_NAMES[name]} ${formatMoney(micros, asCurrency(currency), locale)}`];
  });
  return [...parts, ...(hours ? [formatDuration(hours.seconds)] : [])].join(', ');
}
