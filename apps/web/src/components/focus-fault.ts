import { useEffect, useRef } from 'react';

/** For a form: each time that `failure` is a new one, the focus goes to the first field that is at fault. */
export function useFocusOnFault<Place extends HTMLElement = HTMLFormElement>(failure: unknown) {
  const form = useRef<Place>(null);
  useEffect(() => {
    if (failure) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [failure]);
  return form;
}
