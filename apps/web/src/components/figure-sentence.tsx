/** A part of a sentence; figures carry, words recede. */
export interface SentencePiece {
  text: string;
  isFigure?: boolean;
}

/** The answer on top of a screen. */
export function FigureSentence({ pieces }: { pieces: readonly SentencePiece[] }) {
  return (
    <h1 className="answer">
      {pieces.map(({ text, isFigure }, index) =>
        // oxlint-disable-next-line react/no-array-index-key -- the pieces have no order but their own
        isFigure ? <b key={index}>{text}</b> : <span key={index}>{text}</span>,
      )}
    </h1>
  );
}
