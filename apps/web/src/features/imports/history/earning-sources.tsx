import type { EarningVersionsView, EarningVersionView, EarningView } from '@earntrack/contract';
import { asCurrency, formatDuration, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { ErrorState } from '../../../components/error-state.tsx';
import { SkeletonRows } from '../../../components/skeleton.tsx';
import { momentInWords, shortDay } from '../../../lib/days.ts';
import { useProfile, useToday } from '../../../lib/session.ts';
import { useTRPC } from '../../../lib/trpc.ts';
import { usePlatforms } from '../../platforms/index.ts';
import '../imports.css';
import { rowsInWords } from '../rows/rows-in-words.ts';
import { placeInWords } from './place-in-words.ts';
import { PART_NAMES } from './value-names.ts';
import { type Place, type ValueSource, valueSources } from './value-sources.ts';

/** Where each value of an imported earning comes from: a row of a file, or the person; and what other files say. Nothing of one that no file knows. */
export function EarningSources({ earning }: { earning: EarningView }) {
  const trpc = useTRPC();
  const versions = useQuery(trpc.imports.earningVersions.queryOptions({ id: earning.id }));
  // What a person typed may be a row of a file too, where they said so.
  if (earning.source !== 'statement' && !versions.data?.versions[0]) return null;
  return (
    <section aria-labelledby="sources">
      <div className="head">
        <h2 id="sources">Where it comes from</h2>
      </div>
      {versions.isPending && <SkeletonRows of="where it comes from" count={2} />}
      {versions.isError && (
        <ErrorState
          error={versions.error}
          title="Where it comes from cannot be shown"
          onRetry={() => void versions.refetch()}
        />
      )}
      {versions.data && <Sources earning={earning} found={versions.data} />}
    </section>
  );
}

function Sources({ earning, found }: { earning: EarningView; found: EarningVersionsView }) {
  const [top, ...others] = found.versions;
  const { takenBackBy } = found;
  if (!top)
    return <p className="basis">Every import that brought it is undone. It stays because you changed it.</p>;
  return (
    <>
      <ul className="rows">
        {valueSources(earning, { top, addedFees: found.addedFees }).map((source) => (
          <Value key={source.name} source={source} of={{ earning, top, typedAt: found.typedAt }} />
        ))}
      </ul>
      {takenBackBy.map((version) => (
        <p className="basis" key={version.importId}>
          <FileLink version={version} /> {version.says === null ? 'takes it back' : `says “${version.says}”`}.
        </p>
      ))}
      {others.length > 0 && (
        <details className="other-versions">
          <summary>What earlier versions say</summary>
          <ul className="rows">
            {others.map((version) => (
              <OtherVersion key={version.importId} version={version} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const LABELS: Readonly<Record<ValueSource['name'], string>> = {
  day: 'Day',
  currency: 'Currency',
  hours: 'Hours',
  description: 'Description',
  platform: 'Platform',
  ...PART_NAMES,
};

interface ValueProps {
  source: ValueSource;
  of: { earning: EarningView; top: EarningVersionView; typedAt: string | null };
}

function Value({ source, of: { earning, top, typedAt } }: ValueProps) {
  const { locale, timeZone } = useProfile();
  const isTyped = source.inFile !== undefined;
  return (
    <li className="item-row">
      <span className="t">
        {LABELS[source.name]}
        <span className="s">
          {isTyped ? (
            <>
              Typed by you{typedAt && ` ${momentInWords(typedAt, locale, timeZone)}`} ·{' '}
              <Places places={source.places} /> {source.places.length === 1 ? 'says' : 'together say'}{' '}
              <Shown of={source} value={source.inFile ?? null} currency={top.currency} />
            </>
          ) : (
            <>
              <Places places={source.places} />
              {top.isChosen && ' · Taken by you'}
            </>
          )}
        </span>
      </span>
      <span className="n">
        <Shown of={source} value={source.value} currency={earning.currency} />
      </span>
    </li>
  );
}

function Shown({
  of: { name },
  value,
  currency,
}: {
  of: ValueSource;
  value: string | null;
  currency: string;
}) {
  const { locale } = useProfile();
  const today = useToday();
  if (value === null) return 'nothing';
  switch (name) {
    case 'day':
      return shortDay(value, { locale, today });
    case 'currency':
    case 'description':
      return value;
    case 'platform':
      return <PlatformName id={value} />;
    case 'hours':
      return formatDuration(Number(value));
    default:
      return formatMoney(microsFromDecimal(value), asCurrency(currency), locale);
  }
}

function PlatformName({ id }: { id: string }) {
  return usePlatforms().data?.find((platform) => platform.id === id)?.name ?? 'another platform';
}

function Places({ places }: { places: readonly Place[] }) {
  const { locale } = useProfile();
  return places.map((place, index) => (
    <Fragment key={`${place.importId} ${place.rows.join()} ${place.columns.join()}`}>
      {index > 0 && ' · '}
      <Link to="/imports/$importId" params={{ importId: place.importId }}>
        {place.fileName}
      </Link>
      , {placeInWords(place, locale)}
    </Fragment>
  ));
}

function FileLink({ version }: { version: Pick<EarningVersionView, 'importId' | 'fileName' | 'rows'> }) {
  const { locale } = useProfile();
  return (
    <>
      <Link to="/imports/$importId" params={{ importId: version.importId }}>
        {version.fileName}
      </Link>
      , {rowsInWords(version.rows, locale)}
    </>
  );
}

function OtherVersion({ version }: { version: EarningVersionView }) {
  const { locale, timeZone } = useProfile();
  const parts = Object.entries(version.components).flatMap(([name, value]) =>
    microsFromDecimal(value) === 0n
      ? []
      : [
          `${LABELS[name as ValueSource['name']]} ${formatMoney(microsFromDecimal(value), asCurrency(version.currency), locale)}`,
        ],
  );
  if (version.hours) parts.push(formatDuration(version.hours.seconds));
  return (
    <li className="item-row">
      <span className="t">
        <FileLink version={version} />
        <span className="s">
          Brought in {momentInWords(version.committedAt, locale, timeZone)}
          {version.isChosen && ', and taken by you'}
        </span>
      </span>
      <span className="n">{parts.join(', ')}</span>
    </li>
  );
}
