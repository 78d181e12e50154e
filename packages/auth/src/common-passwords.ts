/** Signs that are written for letters so often that they hide nothing. */
const SWAPS: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

const SHORTEST_STEM = 4;

/** What everybody adds to a word that was refused: a year, a number, an exclamation mark. */
const ENDING = /[\d\p{P}\p{S}\s]{1,5}$/u;

/** One to four signs, over and over. */
const REPETITION = /^(.{1,4})\1+.{0,3}$/u;

let known: Promise<ReadonlySet<string>> | null = null;

/** Read when it is first needed: fifty thousand words take a while. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  known ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set([...dictionary['passwords-common'], 'earntrack']),
  );
  return known;
}

/**
 * Whether a password is among those that are tried first: on a list of the most used ones whatever its case, its swapped
 * letters ("p@ssw0rd") and its ending ("Sunshine2024!"), or a few signs repeated.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  if (REPETITION.test(password)) return true;
  const common = await commonPasswords();
  return formsOf(password).some((form) => common.has(form));
}

/** The forms in which two passwords are the same to somebody who guesses. */
export function formsOf(password: string): string[] {
  const plain = password.normalize('NFKC').trim().toLowerCase();
  const forms = [plain, plain.replace(ENDING, '')].filter((form) => form.length >= SHORTEST_STEM);
  return [...new Set(forms.flatMap((form) => [form, withoutSwaps(form)]))];
}

function withoutSwaps(text: string): string {
  return text.replaceAll(/[^\p{L}]/gu, (sign) => SWAPS[sign] ?? sign);
}
