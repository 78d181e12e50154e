import { isLocalDate } from '@earntrack/domain';
import type { DateOrder, QuestionedDate, UndecidedOption } from '@earntrack/statements';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { ActionChips, Chips } from '../../../components/chips.tsx';
import { CurrencySelect } from '../../../components/currency-select.tsx';
import { DateInput } from '../../../components/date-input.tsx';
import { Note } from '../../../components/note.tsx';
import { TimeZoneSelect } from '../../../components/time-zone-select.tsx';
import { dateText } from '../../../lib/days.ts';
import { useProfile, useToday } from '../../../lib/session.ts';
import type { KnownStatement, ReadingChoices } from '../reading/file-reading.ts';

interface UndecidedProps {
  option: UndecidedOption;
  /** What the file leaves open, as the reader says it. */
  message: string;
  /** Names of the tables of the file, where one must be chosen. */
  parts: readonly string[];
  known: readonly KnownStatement[];
  /** The date in question, where the order of day and month is. */
  date: QuestionedDate | undefined;
  onDecide: (choices: ReadingChoices) => void;
  /** The kind of statement that the person already said it is, in vain. */
  triedPresetId: string | undefined;
}

const QUESTIONS: Readonly<Record<UndecidedOption, string>> = {
  currency: 'In which currency are these amounts?',
  timeZone: 'In which time zone are these times?',
  preset: 'What kind of statement is this?',
  date: 'On which day was this earned?',
  dates: 'Which number is the day?',
  numbers: 'Which sign stands before the decimals?',
  part: 'Which of its tables is the statement?',
};

/** Asks plainly what the file does not say, instead of guessing. */
export function Undecided(props: UndecidedProps) {
  const { option, message, parts, known, date, onDecide, triedPresetId } = props;
  const tried = option === 'preset' && known.find(({ id }) => id === triedPresetId);
  const title = tried ? `It cannot be read as ${tried.name}` : QUESTIONS[option];
  return (
    <Note kind="warning" title={title} isSpoken key={title}>
      <p>{withoutOptions(message)}</p>
      <Answer key={option} {...{ option, parts, date, onDecide }} />
    </Note>
  );
}

/** The reader's sentences without those that name options of the command line. */
export function withoutOptions(message: string): string {
  return message
    .split(/(?<=[.?!])\s+/)
    .filter((sentence) => !sentence.includes('--'))
    .join(' ');
}

function Answer({
  option,
  parts,
  date,
  onDecide,
}: Omit<UndecidedProps, 'message' | 'known' | 'triedPresetId'>) {
  switch (option) {
    case 'currency':
      return <CurrencyAnswer onDecide={onDecide} />;
    case 'timeZone':
      return <TimeZoneAnswer onDecide={onDecide} />;
    case 'preset':
      // Most files that were not recognised are none of them: they come last, as `PresetChoice`.
      return null;
    case 'part':
      return (
        <ActionChips
          legend="Read this one"
          chips={parts.map((name) => ({ value: name, label: name }))}
          onAct={(part) => onDecide({ part })}
        />
      );
    case 'date':
      return <DateAnswer onDecide={onDecide} />;
    case 'dates':
      return date && <DateOrderAnswer date={date} onDecide={onDecide} />;
    case 'numbers':
      return (
        <Chips<'.' | ','>
          legend="Amounts are written like"
          value={null}
          chips={DECIMALS}
          onChange={(decimal) => onDecide({ decimal })}
        />
      );
  }
}

/** The kinds of statement that are known, for a file that is one of them and was not recognised. */
export function PresetChoice({ known, onDecide }: Pick<UndecidedProps, 'known' | 'onDecide'>) {
  return (
    <ActionChips
      legend="Or read it as"
      chips={known.map(({ id, name }) => ({ value: id, label: name }))}
      onAct={(presetId) => onDecide({ presetId })}
    />
  );
}

const DECIMALS = [
  { value: '.', label: '1,234.56' },
  { value: ',', label: '1.234,56' },
] as const;

const ORDERS: readonly DateOrder[] = ['dayFirst', 'monthFirst'];

function DateOrderAnswer({ date, onDecide }: AnswerProps & { date: QuestionedDate }) {
  const { locale } = useProfile();
  const words = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  return (
    <Chips<DateOrder>
      legend={`${date.text} is`}
      value={null}
      chips={ORDERS.map((value) => ({ value, label: dateText(date[value], locale, words) }))}
      onChange={(dateOrder) => onDecide({ dateOrder })}
    />
  );
}

type AnswerProps = Pick<UndecidedProps, 'onDecide'>;

function CurrencyAnswer({ onDecide }: AnswerProps) {
  const profile = useProfile();
  const [currency, setCurrency] = useState(profile.currency);
  return (
    <Question onAnswer={() => onDecide({ currency })}>
      <CurrencySelect value={currency} onChange={setCurrency} />
    </Question>
  );
}

function TimeZoneAnswer({ onDecide }: AnswerProps) {
  const profile = useProfile();
  const [timeZone, setTimeZone] = useState(profile.timeZone);
  return (
    <Question onAnswer={() => onDecide({ timeZone })}>
      <TimeZoneSelect value={timeZone} onChange={setTimeZone} />
    </Question>
  );
}

function DateAnswer({ onDecide }: AnswerProps) {
  const [date, setDate] = useState<string>(useToday());
  return (
    <Question onAnswer={() => isLocalDate(date) && onDecide({ date })}>
      <DateInput label="Day of every row" value={date} onChange={setDate} />
    </Question>
  );
}

function Question({ children, onAnswer }: { children: ReactNode; onAnswer: () => void }) {
  return (
    <div className="form">
      {children}
      <div className="buttons">
        <Button look="main" onClick={onAnswer}>
          Read it so
        </Button>
      </div>
    </div>
  );
}
