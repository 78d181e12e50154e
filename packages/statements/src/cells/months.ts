/** Months in the languages in which platforms write dates, in the cases that stand in a date. */
const LANGUAGES: readonly string[] = [
  'january february march april may june july august september october november december',
  'januar februar märz april mai juni juli august september oktober november dezember',
  'jänner februar maerz april mai juni juli august september oktober november dezember',
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  'januari februari maart april mei juni juli augustus september oktober november december',
  'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia',
  'ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie',
  'januari februari mars april maj juni juli augusti september oktober november december',
  'januar februar marts april maj juni juli august september oktober november december',
  'januar februar mars april mai juni juli august september oktober november desember',
  'januari februari mrt april mei juni juli augustus september oktober november december',
  'ledna února března dubna května června července srpna září října listopadu prosince',
  'januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra',
  'januar februar marec april maj junij julij avgust september oktober november december',
  'január február március április május június július augusztus szeptember október november december',
  'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
  'января февраля марта апреля мая июня июля августа сентября октября ноября декабря',
  'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня',
  'януари февруари март април май юни юли август септември октомври ноември декември',
  'ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου',
  'styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień',
];

const SHORTEST = 3;

/** Whole names and their beginnings; a beginning of two months ("jui") is none. */
const NUMBERS = beginnings(LANGUAGES.map((months) => plain(months).split(' ')));

/** 1 to 12 for a name of a month or its beginning of three letters or more, in any of the languages; 0 for any other word. */
export function monthNumber(name: string): number {
  return NUMBERS.get(plain(name)) ?? 0;
}

/** Without case, accents and marks: "Août" and "aout" are the same. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function beginnings(languages: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const months of languages) {
    for (const [index, month] of months.entries()) {
      for (let length = SHORTEST; length <= month.length; length += 1) {
        const beginning = month.slice(0, length);
        const known = numbers.get(beginning) ?? index + 1;
        numbers.set(beginning, known === index + 1 ? known : 0);
      }
    }
  }
  return numbers;
}
