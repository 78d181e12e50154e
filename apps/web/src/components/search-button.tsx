import { askToOpen, PALETTE_KEYS } from '../lib/command-opening.ts';
import { Button } from './button.tsx';

const open = () => askToOpen('palette');

/** Opens the search over everything, as the keys do. */
export function SearchButton() {
  return (
    <Button onClick={open} shortcut={PALETTE_KEYS}>
      Search
    </Button>
  );
}

/** The same where there is room for a sign only. */
export function SearchSign() {
  return (
    <button type="button" className="button quiet square" aria-label="Search" onClick={open}>
      <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
        <circle cx="11" cy="11" r="6.5" />
        <path d="m16 16 4.5 4.5" />
      </svg>
    </button>
  );
}
