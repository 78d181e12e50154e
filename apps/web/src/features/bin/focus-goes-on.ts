/** As a row's `ref`: where it goes away with the focus in it, the focus goes to the row beside it, and with the last to the screen. */
export function focusGoesOn(row: HTMLElement | null): () => void {
  return () => {
    if (!row?.contains(document.activeElement)) return;
    const beside = row.nextElementSibling ?? row.previousElementSibling;
    (beside?.querySelector('button') ?? document.getElementById('main'))?.focus();
  };
}
