/** Why a file was read as it was, a line for each reason. */
export function Why({ text }: { text: string }) {
  return (
    <ul className="why">
      {text.split(/(?<=[.?!])\s+(?=[A-Z])/).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
