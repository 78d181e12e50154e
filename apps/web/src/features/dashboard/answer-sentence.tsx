import type { CurrencyTotalsView } from '@earntrack/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { answerOf, type Piece } from './answer.ts';
import type { PeriodFrame } from './period-words.ts';

/** The answer on top; each figure leads to what is behind it. */
export function Answer({ totals, frame }: { totals: CurrencyTotalsView; frame: PeriodFrame }) {
  return (
    <h1 className="answer">
      {answerOf(totals, frame).map((piece, index) => (
        <PieceOf piece={piece} frame={frame} key={index} />
      ))}
    </h1>
  );
}

function PieceOf({ piece, frame }: { piece: Piece; frame: PeriodFrame }): ReactNode {
  const tone = piece.direction === 'same' ? undefined : piece.direction;
  switch (piece.target) {
    case 'rows':
      return (
        <Link to="/earnings" search={frame.period}>
          {piece.text}
        </Link>
      );
    case 'time':
      return (
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
