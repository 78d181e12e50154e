/** What a row of totals is called, in one of its cells. */
export const TOTALS =
  /^(?:grand |(?:week(?:ly)?|dai?ly|day|month(?:ly)?|period|page)(?:'s)? (?:sub)?|sub[ -]?)?totals?:?$|^(?:sub)?totals? (?:for|of) (?:the )?(?:day|week|month|period|page):?$|^(?:gesamt|zwischen|tages|wochen|monats)?summen?:?$|^(?:gesamt(?:betrag)?|somme|suma|soma|somma|totale|totaal|razem|łącznie|celkem|yhteensä|итого|всего|разом|合計|小計|総計):?$|^(?:sous-total|total général|total (?:du jour|de la semaine|du mois|semanal|mensual|del día|de la semana|del mes)|subtotale|totale generale|total general):?$/i;
