import type { EarningView, PlatformView } from '@earntrack/contract';
import {
  asCurrency,
  type Currency,
  formatDuration,
  formatMoney,
  formatRate,
  microsFromDecimal,
} from '@earntrack/domain';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, memo, type MouseEvent } from 'react';
import { Mark } from '../../components/mark.tsx';
import { Money } from '../../components/money.tsx';
import { focusBeside, focusIfAwaited } from '../../lib/row-focus.ts';
import { useProfile } from '../../lib/session.ts';

interface EarningRowProps {
  earning: EarningView;
  platform: PlatformView | undefined;
  isSelected: boolean;
  onSelect: (earning: EarningView, how: { isRange: boolean }) => void;
  onDelete: (earning: EarningView) => void;
}

/** One earning of the list; it opens the editor, X chooses it, and the Delete key takes it away. */
export const EarningRow = memo(function EarningRow({ isSelected, ...props }: EarningRowProps) {
  return (
    <>
      <Tick {...props} isSelected={isSelected} />
      <RowLink {...props} />
    </>
  );
});

function Tick({ earning, platform, isSelected, onSelect }: Omit<EarningRowProps, 'onDelete'>) {
  const { locale } = useProfile();
  const amount = formatMoney(microsFromDecimal(earning.net), asCurrency(earning.currency), locale);
  const onTick = (event: MouseEvent<HTMLElement>) => onSelect(earning, { isRange: event.shiftKey });
  return (
    <div role="cell" className="tick-cell">
      <label className="tick">
        <input
          type="checkbox"
          aria-label={`Select ${titleOf(earning, platform)}, ${amount}`}
          checked={isSelected}
          onChange={ignore}
          onClick={onTick}
        />
      </label>
    </div>
  );
}

function RowLink({ earning, platform, onSelect, onDelete }: Omit<EarningRowProps, 'isSelected'>) {
  const name = nameOf(platform);
  const title = titleOf(earning, platform);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key.toLowerCase() === 'x') onSelect(earning, { isRange: event.shiftKey });
    else if (event.key === 'Delete') {
      focusBeside(event.currentTarget);
      onDelete(earning);
    } else return;
    event.preventDefault();
  };
  return (
    <div role="cell" className="row-cell">
      <Link
        to="/earnings/$earningId"
        params={{ earningId: earning.id }}
        className="row earning-row"
        ref={focusIfAwaited(earning.id)}
        aria-keyshortcuts="Delete x"
        onKeyDown={onKeyDown}
      >
        <Mark name={name} colour={platform?.colour ?? 8} />
        <span className="t">
          <span className="cut">{title}</span>
          <Whence earning={earning} name={title === name ? '' : name} />
        </span>
        <span className="n">
          <Money amount={earning.net} currency={earning.currency} />
          <HoursOf earning={earning} />
        </span>
      </Link>
    </div>
  );
}

function nameOf(platform: PlatformView | undefined): string {
  return platform?.name ?? 'Unknown platform';
}

function titleOf({ note, description }: EarningView, platform: PlatformView | undefined): string {
  return note || description || nameOf(platform);
}

/** React wants it beside `checked`; the click tells more: whether Shift was held. */
function ignore(): void {}

function Whence({ earning, name }: { earning: EarningView; name: string }) {
  const texts = [name, earning.source === 'statement' ? 'from a statement' : ''].filter(Boolean);
  return (
    <span className="s cut">
      {texts.length > 0 && <span>{texts.join(' · ')}</span>}
      {earning.tags.map((tag) => (
        <span className="tag" key={tag}>
          {tag}
        </span>
      ))}
    </span>
  );
}

function HoursOf({ earning }: { earning: EarningView }) {
  const { locale } = useProfile();
  if (earning.hours === null) return <span className="s">no hours</span>;
  const beforeTax = microsFromDecimal(earning.net) + microsFromDecimal(earning.components.taxesWithheld);
  const rate = (beforeTax * 3600n) / BigInt(earning.hours.seconds);
  return (
    <span className="s">
      {formatDuration(earning.hours.seconds)} · {formatRate(rate, earning.currency as Currency, locale)}
    </span>
  );
}
