import { Button } from '../../components/button.tsx';
import { SCREENS } from '../../components/navigation.tsx';
import { UNDO_KEYS } from '../../components/toast.tsx';
import { PALETTE_KEYS } from '../../lib/command-opening.ts';
import { Modal } from './modal.tsx';
import './palette.css';

const ANYWHERE = [
  [PALETTE_KEYS, 'Search'],
  ['?', 'These shortcuts'],
  ['A', 'Add earning'],
  [UNDO_KEYS.shown, 'Undo, while it is offered'],
] as const;

const PLACES = [
  ['← →', 'Period before and after, on the overview'],
  ['Enter', 'Save a form, open a row'],
  ['Esc', 'Leave a form; what you typed is kept'],
  ['Delete', 'Delete a row; it can be undone'],
  ['↑ ↓', 'Earning above and below'],
  ['X', 'Choose an earning; with Shift, all up to it'],
] as const;

/** Which keys do what. */
export function Shortcuts({ onClose }: { onClose: () => void }) {
  const screens = SCREENS.map(({ name, keys }) => [keys.toUpperCase(), name] as const);
  return (
    <Modal className="shortcuts" label="Keyboard shortcuts" onClose={onClose}>
      <h2 tabIndex={-1}>Keyboard shortcuts</h2>
      <Keys title="Anywhere" keys={ANYWHERE} />
      <Keys title="Go to" keys={screens} />
      <Keys title="In lists and forms" keys={PLACES} />
      <Button onClick={onClose}>Close</Button>
    </Modal>
  );
}

function Keys({ title, keys }: { title: string; keys: readonly (readonly [string, string])[] }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <dl>
        {keys.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
