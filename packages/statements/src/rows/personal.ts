import { normalised } from '../header/header.ts';

/**
 * Header names of columns that say who somebody else is or where to find them. Payers, buyers, guests and riders did not agree
 * to be kept here.
 */
const PERSONAL =
  /(?:^| )(?:e ?mail|email ?address|correo electrónico|phone|phone number|telephone|telefon|teléfono|téléphone|mobile|address|adresse|dirección|indirizzo|shipping address|street|street \d|address line \d|zip ?code|zip|postal code|postcode|plz|full name|first name|given names?|forename|last name|family name|surname|vorname|nachname|prénom|nom de famille|apellidos?|cognome|sobrenome|voornaam|achternaam|imię|nazwisko|buyer name|buyer|käufer|guest|customer name|payer name|payee name|payee account number|card ?holder(?: full)? name|card last four digits|passenger|rider|recipient|number plate|licen[cs]e plate|iban|ship (?:name|to|address\d?|city|state|zipcode)|shipping name|town\/city|zip\/postal code|customer description|card (?:name|last4)|billing details name|driver name|pick ?up location|drop ?off location|versandadresse|lieferadresse|l[’']acheteur|acquirente|comprador|telefono)(?: |$)/;
/** Who paid and who was paid, as banks call them, in one form for everybody or in two with a slash between. */
const PERSONAL_AT_BANKS =
  /(?:^|[ /])(?:zahlungspflichtige(?:[*:]?r)?|zahlungsbeteiligte(?:[*:]?r)?|zahlungsempfänger(?:[*:]?in)?|auftraggeber(?:[*:]?in)?|begünstigte(?:[*:]?r)?)(?:[ /]|$)/;
/** Somebody's name in some exports and that of a thing in others: it counts only where nobody gave the column a purpose. */
const PERSONAL_ALONE = /^(?:name|user|user name|member|team member|driver|to|from)$/;
/** Somebody in some exports, and a company or a thing in others. */
const PERHAPS_SOMEBODY =
  /^(?:(?:the |your )?(?:client|customer|user|buyer|seller|payer|payee|sender|receiver|recipient|supporter|subscriber|patron|fan|contact|employee|freelancer|teacher|student|patient|tenant|account holder|counterparty)s?(?: ?(?:full ?)?names?)?|names? of (?:the )?(?:client|customer|buyer|payer|payee|sender|receiver|recipient)(?:\/\w+)?|(?:billing|partner|source|target|staff|traveler|traveller|participant|host) names?|from name|to name|kund(?:e|in|en)|kundenname|benutzer|mitarbeiter|nombre|cliente|usuario|nom|utilisateur|nome|utente|naam|klant|klantnaam|klient|kontrahent|namn|navn|kunder?)$/;

const EMAIL =
  /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
/** With a plus, the brackets of an area or the parts in which it is written: other long numbers are ids. */
const PHONE =
  /(?<![\p{L}\p{N}])(?:\+\d(?:[ ()/.-]{0,2}\d){7,14}|\(\d{2,5}\) ?\d(?:[ -]?\d){4,9}|\d{3}[-. ]\d{3}[-. ]\d{4})(?![\p{L}\p{N}])/gu;

/** True for a column that says who or where somebody is. `isUsed` when a layout reads it as something. */
export function isPersonalColumn(name: string, isUsed: boolean): boolean {
  return isSomebody(name) || (!isUsed && PERSONAL_ALONE.test(compared(name)));
}

/** True for a column that holds somebody and never a thing. */
export function isSomebody(name: string): boolean {
  const told = compared(name);
  return PERSONAL.test(told) || PERSONAL_AT_BANKS.test(told);
}

/** True for a column that may hold somebody: what is chosen of it by a person is not to be kept unasked. */
export function mayBeSomebody(name: string): boolean {
  const told = compared(name);
  return isSomebody(name) || PERSONAL_ALONE.test(told) || PERHAPS_SOMEBODY.test(told);
}

/** What is said of somebody and is no name: the state of an address, the kind of a guest. */
const NO_NAMES = /(?:^| )(?:status|state|type|kind|currency|country)(?: |$)/;

/** True for a column of names, addresses and the like, whatever it is used for. */
export function holdsPeople(name: string): boolean {
  return isSomebody(name) && !NO_NAMES.test(compared(name));
}

/** What somebody noted with a payment is called so among its notes: "payment_metadata[email]", "Name (metadata)". */
function compared(name: string): string {
  return normalised(name)
    .replace(/^.*metadata\[(.+)\]$/, '$1')
    .replace(/ \(metadata\)$/, '');
}

const FIRST_NAME = /(?:first|given|fore) ?names?|vorname|prénom|voornaam|imię/;
const LAST_NAME =
  /(?:last|family|sur) ?name|nachname|nom de famille|apellidos?|cognome|sobrenome|achternaam|nazwisko/;

/** Columns of a first and a last name of one person, by what else they are called. */
export function pairsOfNames(
  columns: readonly { name: string; index: number }[],
): readonly (readonly [first: number, last: number])[] {
  const ofWhom = (name: string, part: RegExp) => compared(name).replace(part, '').trim();
  const found = (part: RegExp) => columns.filter(({ name }) => part.test(compared(name)));
  return found(FIRST_NAME).flatMap((first) => {
    const last = found(LAST_NAME).find(
      ({ name }) => ofWhom(name, LAST_NAME) === ofWhom(first.name, FIRST_NAME),
    );
    return last ? [[first.index, last.index] as const] : [];
  });
}

/** At least two words: one alone may be that of a product. */
const FULL_NAME = /^\p{L}[\p{L}\p{M}'’.-]*(?:,? \p{L}[\p{L}\p{M}'’.-]*){1,4}$/u;

/** Of more letters no pattern is made: nobody is called so. */
const LONGEST_NAME = 200;

/** A text without the names that other cells of its row say. */
export function withoutNames(text: string, names: readonly string[]): string {
  let left = text;
  for (const name of names) {
    const full = name.trim().replace(/\s+/g, ' ');
    if (
      full.length > LONGEST_NAME ||
      !FULL_NAME.test(full) ||
      !left.toLowerCase().includes(full.toLowerCase())
    )
      continue;
    const anywhere = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(full)}(?![\\p{L}\\p{N}])`, 'giu');
    left = left.replace(anywhere, NAME_LEFT_OUT);
  }
  return left;
}

const NAME_LEFT_OUT = '(name left out)';
const LEFT_OUT = /\((?:name|e-mail|phone) left out\)/;

/** True for a text out of which something of somebody was left. */
export function lacksSomebody(text: string): boolean {
  return LEFT_OUT.test(text);
}

/** A text without the e-mail addresses and phone numbers in it; what was there is said, so that the rest still reads. */
export function withoutPersonal(text: string): string {
  const withoutEmails = text.includes('@') ? text.replace(EMAIL, '(e-mail left out)') : text;
  return /\d{3}/.test(withoutEmails) ? withoutEmails.replace(PHONE, '(phone left out)') : withoutEmails;
}
