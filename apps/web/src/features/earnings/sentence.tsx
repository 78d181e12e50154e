import type { Piece } from './earning-sentence.ts';

/** The sentence on top of a form: words recede, figures carry. */
export function Sentence({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <h1 className="answer">
      {pieces.map(({ text, isFigure }) =>
        isFigure ? <b key={text}>{text}</b> : <span key={text}>{text}</span>,
      )}
    </h1>
  );
}
