import { cutText } from '../cells/cut-text.ts';
import { type Description, DESCRIPTION_LENGTH } from './descriptions.ts';

/** Money that is changed into another currency, in the languages of exports; a fee for it is another thing. */
const CONVERSION =
  /currency[ _]conversion(?![ _]fee)|währungsumrechnung|conversion de devises?|conversione (?:di )?valuta|conversión de divisas?|conversão de moeda|valutaomrekening/iu;

/** True for a text that says that money was changed into another currency. */
export function namesConversion(text: string): boolean {
  return CONVERSION.test(text);
}

/** What a row of a kind is called: of money that was changed, the kind is often all that is told. */
export function calledByKind({ description, keptDescription }: Description, kind: string): Description {
  const called = (told: string) =>
    !namesConversion(kind) || namesConversion(told)
      ? told
      : cutText([kind.replaceAll('_', ' '), told].filter(Boolean).join(' · '), DESCRIPTION_LENGTH);
  return {
    description: called(description),
    keptDescription: keptDescription === null ? null : called(keptDescription),
  };
}
