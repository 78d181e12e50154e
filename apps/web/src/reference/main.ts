import './reference.css';

document.addEventListener('DOMContentLoaded', () => {
  offerCopies();
  offerSearch();
});

/** A button beside everything that can be copied. */
function offerCopies(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('.copy')) {
    button.hidden = !('clipboard' in navigator);
    button.addEventListener('click', () => void copy(button));
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const text = button.parentElement?.querySelector('pre')?.textContent ?? '';
  const isCopied = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  button.textContent = isCopied ? 'Copied' : 'Not copied';
}

/** Shows the operations and objects in which every word that was typed occurs. */
function offerSearch(): void {
  const input = document.querySelector<HTMLInputElement>('#search');
  const found = document.querySelector('#found');
  if (!input || !found) return;
  input.closest<HTMLElement>('.search-operations')?.removeAttribute('hidden');
  const all = [...document.querySelectorAll<HTMLElement>('[data-words]')];
  input.addEventListener('input', () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const shown = all.filter((each) => {
      const isFound = words.every((word) => each.dataset['words']?.includes(word));
      each.hidden = !isFound;
      const link = document.querySelector<HTMLElement>(`[data-of="${each.id}"]`);
      if (link) link.hidden = !isFound;
      return isFound;
    });
    for (const group of document.querySelectorAll<HTMLElement>('.found-in'))
      group.hidden = group.querySelector('[data-words]:not([hidden])') === null;
    found.textContent = words.length === 0 ? '' : `${shown.length} of ${all.length} shown`;
  });
}
