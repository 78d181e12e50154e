import { isCurrency } from '@earntrack/domain';

/** What a row of totals is called, in one of its cells. */
export const TOTALS =
  /^(?:grand |(?:week(?:ly)?|dai?ly|day|month(?:ly)?|period|page)(?:'s)? (?:sub)?|sub[ -]?)?totals?:?$|^(?:sub)?totals? (?:for|of) (?:the )?(?:day|week|month|period|page):?$|^(?:gesamt|zwischen|tages|wochen|monats)?summen?:?$|^(?:gesamt(?:betrag)?|somme|suma|soma|somma|totale|totaal|razem|łącznie|celkem|yhteensä|итого|всего|разом|合計|小計|総計):?$|^(?:sous-total|total général|total (?:du jour|de la semaine|du mois|semanal|mensual|del día|de la semana|del mes)|subtotale|totale generale|total general):?$/i;

/** True for a cell that calls its row one of totals, as "Total" and "Total EUR" do. */
export function namesTotals(cell: string): boolean {
  return TOTALS.test(withoutCurrency(cell.trim()));
}

/** "Total" of "Total EUR". */
function withoutCurrency(name: string): string {
  return name.replace(/ ([A-Z]{3})$/, (whole, code: string) => (isCurrency(code) ? '' : whole));
}
