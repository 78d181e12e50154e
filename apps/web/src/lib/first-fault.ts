/** Once the faults of a form are shown, puts the person at the first of them. */
export function focusFirstFault(formId: string): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`#${formId} [aria-invalid="true"]`)?.focus();
  });
}
