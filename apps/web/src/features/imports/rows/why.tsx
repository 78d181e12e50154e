import { sentencesOf } from './sentences.ts';

/** Why a file was read as it was, a line for each reason. */
export function Why({ text }: { text: string }) {
  return (
    <ul className="why">
      {sentencesOf(text).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
