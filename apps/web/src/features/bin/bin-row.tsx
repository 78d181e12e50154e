import type { BinItemView } from '@earntrack/contract';
import { Button } from '../../components/button.tsx';
import { nowMs } from '../../lib/server-clock.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { calledOf, detailsOf, figureOf, titleOf } from './bin-words.ts';
import { focusGoesOn } from './focus-goes-on.ts';

interface BinRowProps {
  item: BinItemView;
  isBusy: boolean;
  onBringBack: () => void;
  onDelete: () => void;
}

/** One deleted thing, with the way back and the way out. */
export function BinRow({ item, isBusy, onBringBack, onDelete }: BinRowProps) {
  const { locale } = useProfile();
  const today = useToday();
  const called = calledOf(item, locale);
  const figure = figureOf(item, locale);
  return (
    <li className="row bin-row" ref={focusGoesOn}>
      <span className="t">
        {titleOf(item)}
        <span className="s">{detailsOf(item, { locale, today, nowMs: nowMs() })}</span>
      </span>
      {figure !== null && <span className="n">{figure}</span>}
      <span className="a">
        <Button isBusy={isBusy} onClick={onBringBack}>
          Bring back<span className="vh"> {called}</span>
        </Button>
        <Button look="quiet" onClick={onDelete}>
          Delete for good…<span className="vh"> {called}</span>
        </Button>
      </span>
    </li>
  );
}
