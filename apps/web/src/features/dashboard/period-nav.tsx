import type { RangeView } from '@earntrack/contract';
import { asLocalDate, isLocalDate, type PeriodKind } from '@earntrack/domain';
import { Link, type LinkProps, useNavigate } from '@tanstack/react-router';
import { type SubmitEvent, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { DAY_FAULT, DateInput } from '../../components/date-input.tsx';
import { useFocusOnFault } from '../../components/focus-fault.ts';
import { useHotkeys } from '../../components/hotkeys.ts';
import { useProfile } from '../../lib/session.ts';
import { type PeriodSearch, stepPeriod } from './period-search.ts';

const KINDS: readonly { kind: Exclude<PeriodKind, 'custom'>; name: string }[] = [
  { kind: 'day', name: 'Today' },
  { kind: 'week', name: 'Week' },
  { kind: 'month', name: 'Month' },
  { kind: 'quarter', name: 'Quarter' },
  { kind: 'year', name: 'Year' },
  { kind: 'taxYear', name: 'Tax year' },
  { kind: 'all', name: 'All' },
];

interface PeriodNavProps {
  search: PeriodSearch;
  /** What is shown now; null while it is loading. */
  shown: { period: RangeView; today: string } | null;
  /** Where another period is shown: the overview, unless another screen says otherwise. */
  placeOf?: PlaceOf;
}

type PlaceOf = (search: PeriodSearch) => LinkProps;
const onOverview: PlaceOf = (search) => ({ to: '/', search });

/** Which period is shown: its kind, one back or forward (← →), or any days. */
export function PeriodNav({ search, shown, placeOf = onOverview }: PeriodNavProps) {
  const [isChoosing, setIsChoosing] = useState(false);
  const other = useRef<HTMLButtonElement>(null);
  const leaveChoice = () => {
    setIsChoosing(false);
    other.current?.focus();
  };
  const kind = search.period ?? 'week';
  const kept = keptOf(search);
  return (
    <>
      <div className="period">
        <nav className="seg" aria-label="Period" ref={showChosen}>
          {KINDS.map((each) => (
            <Link
              key={each.kind}
              {...placeOf(each.kind === 'week' ? kept : { ...kept, period: each.kind })}
              aria-current={each.kind === kind ? 'true' : undefined}
              activeOptions={{ exact: true }}
              onClick={() => setIsChoosing(false)}
            >
              {each.name}
            </Link>
          ))}
          <button
            ref={other}
            type="button"
            aria-expanded={isChoosing}
            aria-pressed={kind === 'custom'}
            onClick={() => setIsChoosing(!isChoosing)}
          >
            Other
          </button>
        </nav>
        {shown && <Steps {...{ search, placeOf }} shown={shown.period} today={shown.today} />}
      </div>
      {isChoosing && shown && (
        <CustomPeriod {...{ placeOf }} search={kept} shown={shown.period} onDone={leaveChoice} />
      )}
    </>
  );
}

/** On a narrow screen the kinds run past the edge: the chosen one is moved into sight. */
function showChosen(nav: HTMLElement | null): void {
  const chosen = nav?.querySelector<HTMLElement>('[aria-current], [aria-pressed="true"]');
  if (nav && chosen) nav.scrollLeft = chosen.offsetLeft - (nav.clientWidth - chosen.offsetWidth) / 2;
}

/** What stays when another period is chosen. */
function keptOf({ shared, currency }: PeriodSearch): PeriodSearch {
  return { ...(shared && { shared }), ...(currency && { currency }) };
}

function Steps({ search, shown, today, placeOf }: StepsProps) {
  const navigate = useNavigate();
  const { weekStart, taxYearStart } = useProfile();
  const calendar = { today: asLocalDate(today), weekStart, taxYearStart };
  const back = stepPeriod({ search, shown, calendar, by: -1 });
  const forward = stepPeriod({ search, shown, calendar, by: 1 });
  const go = (to: PeriodSearch | null) => (event: KeyboardEvent) => {
    const isControl = event.target instanceof Element && event.target.closest('input, select, summary');
    if (to && !isControl) void navigate(placeOf(to));
  };
  useHotkeys({ arrowleft: go(back), arrowright: go(forward) });
  if (search.period === 'all') return null;
  return (
    <span className="steps">
      <Step to={back && placeOf(back)} name="The period before" path="M14 6l-6 6 6 6" />
      <Step to={forward && placeOf(forward)} name="The period after" path="M10 6l6 6-6 6" />
    </span>
  );
}

function Step({ to, name, path }: { to: LinkProps | null; name: string; path: string }) {
  const icon = (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
  if (!to) {
    return (
      <span className="step" aria-hidden="true">
        {icon}
      </span>
    );
  }
  return (
    <Link {...to} className="step" aria-label={name}>
      {icon}
    </Link>
  );
}

interface StepsProps {
  search: PeriodSearch;
  shown: RangeView;
  today: string;
  placeOf: PlaceOf;
}

interface CustomPeriodProps {
  search: PeriodSearch;
  shown: RangeView;
  onDone: () => void;
  placeOf: PlaceOf;
}

function CustomPeriod({ search, shown, onDone, placeOf }: CustomPeriodProps) {
  const navigate = useNavigate();
  const [from, setFrom] = useState(shown.from);
  const [to, setTo] = useState(shown.to);
  const [tries, setTries] = useState(0);
  const form = useFocusOnFault(tries);
  const isBackward = isLocalDate(from) && isLocalDate(to) && to < from;
  const faultOf = (day: string) => (tries > 0 && !isLocalDate(day) ? DAY_FAULT : null);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    if (!isLocalDate(from) || !isLocalDate(to) || isBackward) return;
    onDone();
    void navigate(placeOf({ ...search, period: 'custom', from: asLocalDate(from), to: asLocalDate(to) }));
  };
  useHotkeys({ escape: onDone });
  return (
    <form ref={form} className="custom-period" aria-label="Other days" onSubmit={submit}>
      <DateInput label="First day" value={from} onChange={setFrom} error={faultOf(from)} />
      <DateInput
        label="Last day"
        value={to}
        onChange={setTo}
        error={isBackward ? 'This is before the first day.' : faultOf(to)}
      />
      <Button type="submit">Show</Button>
    </form>
  );
}
