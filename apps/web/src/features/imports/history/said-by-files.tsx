import type { EarningVersionView, EntryTakenBackView, UndoneFileView } from '@earntrack/contract';
import { asCurrency, type Clock, formatDuration, formatMoney, microsFromDecimal } from '@earntrack/domain';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { CLOCK_NAMES } from '../../../lib/clock-names.ts';
import { momentInWords, shortDay } from '../../../lib/days.ts';
import { useProfile, useToday } from '../../../lib/session.ts';
import { usePlatforms } from '../../platforms/index.ts';
import { rowsInWords } from '../rows/rows-in-words.ts';
import { placeInWords } from './place-in-words.ts';
import { PART_NAMES } from './value-names.ts';
import type { Place, ValueSource } from './value-source.ts';

/** A version of an entry of whichever kind, as far as its file is told of. */
type SayingFile = Pick<EarningVersionView, 'importId' | 'fileName' | 'rows' | 'committedAt' | 'isChosen'>;

interface SaidByFilesProps<Version extends SayingFile> {
  /** Of the version that counts, which is the first. */
  sources: readonly ValueSource[];
  found: {
    versions: readonly Version[];
    takenBackBy: readonly EntryTakenBackView[];
    /** A server of the version before this one, which may answer while versions change, says none. */
    undone?: readonly UndoneFileView[];
    typedAt: string | null;
  };
  /** The currency of the entry, and of the version that counts; of hours there is none. */
  currencies?: { own: string; inFile: string };
  /** What one more version says, in a few words. */
  inWords: (version: Version) => string;
}

/** Each value with where it comes from, and what other files say. */
export function SaidByFiles<Version extends SayingFile>({
  sources,
  found: { versions, takenBackBy, undone = [], typedAt },
  currencies,
  inWords,
}: SaidByFilesProps<Version>) {
  const { locale, timeZone } = useProfile();
  const [top, ...others] = versions;
  if (!top) {
    return (
      <>
        <p className="basis">Every import that brought it is undone. It stays because you changed it.</p>
        <Undone files={undone} />
      </>
    );
  }
  return (
    <>
      <ul className="rows">
        {sources.map((source) => (
          <Value
            key={source.name}
            source={source}
            said={{ isChosen: top.isChosen, typedAt }}
            currencies={currencies}
          />
        ))}
      </ul>
      <p className="basis">
        {others.length > 0 ? 'The file that counts was brought in' : 'Brought in'}{' '}
        {momentInWords(top.committedAt, locale, timeZone)}.
      </p>
      {takenBackBy.map((version) => (
        <p className="basis" key={version.importId}>
          <FileLink version={version} /> {version.says === null ? 'takes it back' : `says “${version.says}”`}.
        </p>
      ))}
      <Undone files={undone} />
      <EarlierVersions versions={others} inWords={inWords} />
    </>
  );
}

function EarlierVersions<Version extends SayingFile>({
  versions,
  inWords,
}: Pick<SaidByFilesProps<Version>, 'inWords'> & { versions: readonly Version[] }) {
  if (versions.length === 0) return null;
  return (
    <details className="other-versions">
      <summary>What earlier versions say</summary>
      <ul className="rows">
        {versions.map((version) => (
          <EarlierVersion key={version.importId} version={version} words={inWords(version)} />
        ))}
      </ul>
    </details>
  );
}

function Undone({ files }: { files: readonly UndoneFileView[] }) {
  const { locale, timeZone } = useProfile();
  return files.map((file) => (
    <p className="basis" key={file.importId}>
      The import of <FileLink version={file} /> was undone {momentInWords(file.undoneAt, locale, timeZone)}.
    </p>
  ));
}

const LABELS: Readonly<Record<ValueSource['name'], string>> = {
  day: 'Day',
  currency: 'Currency',
  amount: 'Amount',
  hours: 'Hours',
  clock: 'Kept by',
  description: 'Description',
  note: 'Note',
  platform: 'Platform',
  ...PART_NAMES,
};

interface ValueProps {
  source: ValueSource;
  said: { isChosen: boolean; typedAt: string | null };
  currencies: SaidByFilesProps<SayingFile>['currencies'];
}

function Value({ source, said: { isChosen, typedAt }, currencies }: ValueProps) {
  const { locale, timeZone } = useProfile();
  const { name, value, inFile, places } = source;
  return (
    <li className="item-row">
      <span className="t">
        {LABELS[name]}
        <span className="s">
          {inFile !== undefined ? (
            <>
              Typed by you{typedAt && ` ${momentInWords(typedAt, locale, timeZone)}`} ·{' '}
              <Places places={places} /> {places.length === 1 ? 'says' : 'together say'}{' '}
              <Shown name={name} value={inFile} currency={currencies?.inFile} />
            </>
          ) : (
            <>
              {places.length === 0 && 'Said by an import that is undone'}
              <Places places={places} />
              {isChosen && ' · Taken by you'}
            </>
          )}
        </span>
      </span>
      <span className="n">
        <Shown name={name} value={value} currency={currencies?.own} />
      </span>
    </li>
  );
}

interface ShownProps {
  name: ValueSource['name'];
  value: string | null;
  currency: string | undefined;
}

function Shown({ name, value, currency = '' }: ShownProps) {
  const { locale } = useProfile();
  const today = useToday();
  if (value === null) return 'nothing';
  switch (name) {
    case 'day':
      return shortDay(value, { locale, today });
    case 'currency':
    case 'description':
    case 'note':
      return value;
    case 'platform':
      return <PlatformNames ids={value.split(' ')} />;
    case 'hours':
      return formatDuration(Number(value));
    case 'clock':
      return CLOCK_NAMES[value as Clock];
    default:
      return formatMoney(microsFromDecimal(value), asCurrency(currency), locale);
  }
}

function PlatformNames({ ids }: { ids: readonly string[] }) {
  const platforms = usePlatforms().data;
  const names = ids.map(
    (id) => platforms?.find((platform) => platform.id === id)?.name ?? 'another platform',
  );
  return new Intl.ListFormat('en').format(names);
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

function FileLink({ version }: { version: Pick<SayingFile, 'importId' | 'fileName' | 'rows'> }) {
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

function EarlierVersion({ version, words }: { version: SayingFile; words: string }) {
  const { locale, timeZone } = useProfile();
  return (
    <li className="item-row">
      <span className="t">
        <FileLink version={version} />
        <span className="s">
          Brought in {momentInWords(version.committedAt, locale, timeZone)}
          {version.isChosen && ', and taken by you'}
        </span>
      </span>
      <span className="n">{words}</span>
    </li>
  );
}
