interface MarkProps {
  /** The platform's name; its first two letters are shown. */
  name: string;
  /** One of the eight platform colours. */
  colour: number;
}

/** A platform's letters in ink on a tint of its colour, so that the text never depends on the colour. */
export function Mark({ name, colour }: MarkProps) {
  return (
    <span className={`mark c${colour}`} aria-hidden="true">
      {Array.from(name.trim()).slice(0, 2).join('')}
    </span>
  );
}
