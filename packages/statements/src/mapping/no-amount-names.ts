/** What counts something else than money, or says how much of a hundred it is. */
const NO_AMOUNT =
  /%|(?<!\p{L})(?:hours?|hrs|minutes|mins?|time|days|date|weight|kg|lbs?|km|miles|distance|rates?|percent(?:age)?|number|count|qty|quantity|units|points|id|policy|window|terms|score|stunden|zeit|tage|gewicht|anzahl|satz|heures|jours|poids|taux|nombre|horas|días|dias|tasa|taxa|cantidad|número|ore|giorni|tasso|numero|uren|dagen|aantal)(?!\p{L})/iu;

/** True for the name of a column whose numbers are no amounts of money. */
export function namesNoAmount(name: string): boolean {
  return NO_AMOUNT.test(name.replaceAll('_', ' '));
}
