/** As many texts as are remembered: a statement has few days and many rows, but moments may be as many as its rows. */
const REMEMBERED = 10_000;

/** The same function, which remembers what it said of the texts it was asked last. */
export function remembering<Answer>(answerTo: (text: string) => Answer): (text: string) => Answer {
  let answers = new Map<string, Answer>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    if (answers.size >= REMEMBERED) answers = new Map();
    const answer = answerTo(text);
    answers.set(text, answer);
    return answer;
  };
}
