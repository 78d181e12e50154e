/** The row that takes the focus once it is back, and the screen that waits for it. */
let awaited: { id: string; screen: string } | null = null;

/** The row of this id gets the focus when it comes back to the list that is shown now. */
export function awaitRow(id: string): void {
  awaited = { id, screen: location.href };
}

/** The row will not come back. */
export function awaitNoRow(): void {
  awaited = null;
}

/** As a row's `ref`: takes the focus if this row is the one that is awaited. */
export function focusIfAwaited(id: string): (row: HTMLElement | null) => void {
  return (row) => {
    if (row === null || awaited?.id !== id || awaited.screen !== location.href) return;
    awaited = null;
    row.focus();
  };
}

/** Before a row goes away: the focus goes to the next one, at the end of the list to the one before. */
export function focusBeside(row: HTMLElement): void {
  const rows = [...document.querySelectorAll<HTMLElement>('#main .rows a.row')];
  const place = rows.indexOf(row);
  const beside = rows[place + 1] ?? rows[place - 1] ?? document.getElementById('main');
  beside?.focus();
}
