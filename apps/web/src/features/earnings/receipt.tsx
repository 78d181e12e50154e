import {
  asCurrency,
  type Components,
  type ComponentName,
  formatMoney,
  formatRate,
  grossOf,
  netOf,
} from '@earntrack/domain';
import type { ReactNode } from 'react';
import { useProfile } from '../../lib/session.ts';
import type { EarningReading } from './earning-draft.ts';
import { rateOf } from './earning-sentence.ts';

interface ReceiptProps {
  reading: EarningReading;
  currency: string;
}

type Line = readonly [name: ComponentName, label: string, sign: 1n | -1n];

const GROSS_LINES: readonly Line[] = [
  ['base', 'Base', 1n],
  ['tips', 'Tips', 1n],
  ['bonuses', 'Bonuses', 1n],
  ['adjustments', 'Adjustments', 1n],
];
const NET_LINES: readonly Line[] = [
  ['reimbursements', 'Reimbursements', 1n],
  ['fees', 'Fees', -1n],
  ['taxesWithheld', 'Tax withheld', -1n],
];

/** How the parts add up, kept up while typing; a part that cannot be read is hatched, not taken for zero. */
export function Receipt({ reading, currency }: ReceiptProps) {
  const { locale } = useProfile();
  const code = asCurrency(currency);
  const money = (micros: bigint) => formatMoney(micros, code, locale);
  const lines = (of: readonly Line[]) =>
    of.map((line) => <ReceiptLine key={line[0]} line={line} reading={reading} money={money} />);
  const rate = rateOf(reading);
  const isPartial = reading.unread.length > 0;
  return (
    <aside className="receipt" aria-label="How it adds up">
      <h2>How it adds up</h2>
      <dl>
        {lines(GROSS_LINES)}
        <Total label={isPartial ? 'Gross so far' : 'Gross'}>{money(grossOf(reading.components))}</Total>
        {lines(NET_LINES)}
        <Total label={isPartial ? 'Net so far' : 'Net'} isAnswer>
          {money(netOf(reading.components))}
        </Total>
        <div>
          <dt>Rate</dt>
          <dd className="n">{rate === null ? '— without hours' : formatRate(rate, code, locale)}</dd>
        </div>
      </dl>
      <Aside components={reading.components} money={money} />
    </aside>
  );
}

interface ReceiptLineProps {
  line: Line;
  reading: EarningReading;
  money: (micros: bigint) => string;
}

function ReceiptLine({ line: [name, label, sign], reading, money }: ReceiptLineProps) {
  if (reading.unread.includes(name)) {
    return (
      <div>
        <dt>{label}</dt>
        <dd className="n">
          <i className="not-read" aria-hidden="true" /> not read yet
        </dd>
      </div>
    );
  }
  const micros = sign * reading.components[name];
  if (micros === 0n) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd className={micros < 0n ? 'n down' : 'n'}>{money(micros)}</dd>
    </div>
  );
}

function Total({ label, isAnswer, children }: { label: string; isAnswer?: boolean; children: ReactNode }) {
  return (
    <div className={isAnswer ? 'eq net' : 'eq'}>
      <dt>{label}</dt>
      <dd className="n">{children}</dd>
    </div>
  );
}

function Aside({ components, money }: { components: Components; money: (micros: bigint) => string }) {
  const { passThroughTax, cashCollected } = components;
  if (passThroughTax === 0n && cashCollected === 0n) return null;
  return (
    <p className="hint">
      {passThroughTax !== 0n && `${money(passThroughTax)} of tax is with you, but not yours. `}
      {cashCollected !== 0n && `${money(cashCollected)} is already in your hand.`}
    </p>
  );
}
