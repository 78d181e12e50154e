/** As a `ref`: the field in which typing starts is ready for it as soon as its screen is there. */
export function firstFocus(field: HTMLElement | null): void {
  field?.focus();
}
