const DOUBT = 'Warning: ';

/** Why a file was read as it was, sentence by sentence. */
export function sentencesOf(why: string): string[] {
  return why.split(/(?<=[.?!])\s+(?=[A-Z])/);
}

/** What a column of balances tells, unless that speaks against it. */
export function balanceIn(why: string): string | undefined {
  return sentencesOf(why).find((sentence) => /^The (?:running balance|column of balances) /.test(sentence));
}

/** What speaks against it, if anything does. */
export function doubtsIn(why: string): string[] {
  const told = sentencesOf(why).filter((sentence) => sentence.startsWith(DOUBT));
  return told.map((sentence) => {
    const [first = '', ...rest] = sentence.slice(DOUBT.length);
    return `${first.toUpperCase()}${rest.join('')}`;
  });
}
