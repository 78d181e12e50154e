import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { useProfile } from '../../../lib/session.ts';
import type { ItemLine } from '../reading/item-line.ts';
import { ItemRow } from './item-row.tsx';

/** How many are shown before the person asks for all. */
const SHOWN = 20;

/** Every row that will not be recorded, with its reason: nothing is skipped in silence. */
export function LeftOutRows({ rows }: { rows: readonly ItemLine[] }) {
  const { locale } = useProfile();
  const [isOpen, setOpen] = useState(false);
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="left-out">
      <div className="head">
        <h2 id="left-out">
          {rows.length.toLocaleString(locale)} left out, {rows.length === 1 ? 'with its' : 'each with its'}{' '}
          reason
        </h2>
      </div>
      <ul className="rows">
        {rows.slice(0, isOpen ? undefined : SHOWN).map((row) => (
          <ItemRow key={row.rows.join()} item={row} />
        ))}
      </ul>
      {!isOpen && rows.length > SHOWN && (
        <Button look="quiet" onClick={() => setOpen(true)}>
          Show all {rows.length.toLocaleString(locale)}
        </Button>
      )}
    </section>
  );
}
