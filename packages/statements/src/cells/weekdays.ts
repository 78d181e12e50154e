/** Days of the week in the languages in which platforms write dates. */
const NAMES: readonly string[] = (
  'monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag ' +
  'lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo ' +
  'lunedi martedi mercoledi giovedi venerdi sabato domenica segunda terca quarta quinta sexta ' +
  'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag poniedziałek wtorek sroda czwartek piatek sobota niedziela ' +
  'luni marti miercuri joi vineri sambata duminica mandag tirsdag onsdag torsdag fredag lørdag søndag mandag tisdag lordag ' +
  'pondeli utery streda ctvrtek patek nedele'
).split(' ');

const SHORTEST = 2;
const FIRST_WORD = /^(\p{L}{2,13})(?:-feira)?[.,]{0,2} (?=\S)/iu;

/** A date without the day of the week before it: "Mo 02.03.2026", "lunes, 2 de marzo de 2026". */
export function withoutWeekday(date: string): string {
  const [whole = '', word = ''] = FIRST_WORD.exec(date) ?? [];
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const isWeekday = plain.length >= SHORTEST && NAMES.some((name) => name.startsWith(plain));
  return isWeekday ? date.slice(whole.length) : date;
}
