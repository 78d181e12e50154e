import { useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { useCopy } from '../../lib/copy-text.ts';

const COMMANDS = [
  { question: 'Which failures were there, by type?', text: 'npx pnpm -s earntrack logs errors "$LOG_DIR"/*' },
  {
    question: 'Which were slow?',
    text: 'npx pnpm -s earntrack logs slow "$LOG_DIR"/* --over-ms 1000 --since 1h',
  },
  {
    question: 'What did the database refuse?',
    text: 'npx pnpm -s earntrack logs database "$LOG_DIR"/* --since 24h',
  },
  {
    question: 'Who could not sign in, and how often?',
    text: 'npx pnpm -s earntrack logs failed-logins "$LOG_DIR"/* --since 24h',
  },
  {
    question: 'What happened in one request?',
    text: 'npx pnpm -s earntrack logs request "$LOG_DIR"/* --request ID',
  },
  {
    question: 'Where docker keeps the lines, without a folder:',
    text: 'docker compose logs --no-log-prefix app | npx pnpm -s earntrack logs errors -',
  },
] as const;

/** What is asked on the machine itself. */
export function LogCommands() {
  return (
    <>
      <h3>On the machine</h3>
      <ul className="rows">
        {COMMANDS.map((command) => (
          <CommandRow key={command.text} {...command} />
        ))}
      </ul>
    </>
  );
}

function CommandRow({ question, text }: (typeof COMMANDS)[number]) {
  const code = useRef<HTMLElement>(null);
  const copy = useCopy(text, { what: 'The command', mark: () => select(code.current) });
  return (
    <li className="setting">
      <div className="row setting-row">
        <span className="t">
          {question}
          <code className="operator-code s" ref={code}>
            {text}
          </code>
        </span>
        <Button look="quiet" aria-label={`Copy: ${question}`} onClick={() => void copy()}>
          Copy
        </Button>
      </div>
    </li>
  );
}

function select(element: HTMLElement | null): void {
  if (element) window.getSelection()?.selectAllChildren(element);
}
