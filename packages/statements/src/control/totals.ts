/** What a row of totals is called, in one of its cells. */
export const TOTALS =
  /^(?:grand |sub[ -]?)?totals?:?$|^(?:gesamt|zwischen)?summen?:?$|^(?:gesamt(?:betrag)?|somme|suma|soma|somma|totale|totaal|razem|łącznie|celkem|yhteensä|итого|всего|разом|合計|小計|総計):?$|^(?:sous-total|total général|subtotale|totale generale|total general):?$/i;
