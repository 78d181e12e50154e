import type { CurrencyTotalsView } from '@earntrack/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { rowsOf } from '../../lib/rows-of.ts';
import { answerOf, type Piece } from './answer.ts';
import type { PeriodFrame } from './period-words.ts';

interface AnswerProps {
  totals: CurrencyTotalsView;
  frame: PeriodFrame;
  /** Whether the figures over time are drawn further below. */
  hasChart: boolean;
}

/** The answer on top; each figure leads to what is behind it. */
export function Answer({ totals, ...words }: AnswerProps) {
  return (
    <h1 className="answer">
      {answerOf(totals, words.frame).map((piece, index) => (
        <PieceOf piece={piece} currency={totals.currency} {...words} key={index} />
      ))}
    </h1>
  );
}

interface PieceProps extends Omit<AnswerProps, 'totals'> {
  piece: Piece;
  currency: string;
}

function PieceOf({ piece, currency, frame, hasChart }: PieceProps): ReactNode {
  const tone = piece.direction === 'same' ? undefined : piece.direction;
  switch (piece.target) {
    case 'rows':
      return (
        <Link to="/earnings" search={rowsOf(frame.period, { currency })}>
          {piece.text}
        </Link>
      );
    case 'time':
      return !hasChart && frame.before ? (
        <Link to="/earnings" search={rowsOf(frame.before, { currency })} className={tone}>
          {piece.text}
        </Link>
      ) : (
        <a href="#over-time" className={tone}>
          {piece.text}
        </a>
      );
    case 'platforms':
      return <a href="#by-platform">{piece.text}</a>;
    default:
      return piece.text;
  }
}
