import type { LinkProps } from '@tanstack/react-router';
import { Link } from '@tanstack/react-router';
import type { Piece } from './products-answer.ts';

interface AnswerProps {
  pieces: readonly Piece[];
  /** Where the amounts lead: to the rows of another screen, or to a place on this one. */
  link?: Pick<LinkProps, 'to' | 'search'> | `#${string}` | undefined;
}

/** The sentence on top of a screen: words recede, figures carry. */
export function Answer({ pieces, link }: AnswerProps) {
  return (
    <h1 className="answer">
      {pieces.map(({ text, isFigure }, index) =>
        isFigure ? <Figure text={text} link={link} key={index} /> : <span key={index}>{text}</span>,
      )}
    </h1>
  );
}

function Figure({ text, link }: { text: string; link: AnswerProps['link'] }) {
  // A name goes over several lines where it is long; an amount never does.
  const isAmount = /\d/.test(text);
  if (typeof link === 'string' && isAmount) return <a href={link}>{text}</a>;
  if (typeof link === 'object' && isAmount) return <Link {...link}>{text}</Link>;
  return <b className={isAmount ? undefined : 'breaks'}>{text}</b>;
}
