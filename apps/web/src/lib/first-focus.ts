/** As a `ref`: the field in which typing starts is ready for it as soon as its screen is there. */
export function firstFocus(field: HTMLElement | null): void {
  field?.focus();
}

/** As a `ref`: takes the focus where what had it went away with what was there before. */
export function focusIfNowhere(place: HTMLElement | null): void {
  if (document.activeElement === document.body) place?.focus();
}
