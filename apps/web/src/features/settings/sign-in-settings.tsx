import { type ReactNode, useRef, useState } from 'react';
import { Address } from '../../components/address.tsx';
import { Button } from '../../components/button.tsx';
import { useSignedIn } from '../../lib/session.ts';
import { EmailForm } from './email-form.tsx';
import { PasswordForm } from './password-form.tsx';
import { Section } from './section.tsx';

/** With what somebody signs in. One of the two is changed at a time. */
export function SignInSettings() {
  const { account } = useSignedIn();
  return (
    <Section id="sign-in" title="Sign-in">
      <ul className="rows">
        <Changeable name="E-mail" value={<Address>{account.email}</Address>} form={EmailForm} />
        <Changeable
          name="Password"
          value="At least eight characters that only you know"
          form={PasswordForm}
        />
      </ul>
    </Section>
  );
}

interface ChangeableProps {
  name: string;
  value: ReactNode;
  form: (props: { onClose: () => void }) => ReactNode;
}

function Changeable({ name, value, form: Form }: ChangeableProps) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    // The form goes away from under the person.
    opener.current?.focus();
  };
  return (
    <li className="setting">
      <div className="row setting-row">
        <span className="t">
          {name}
          <span className="s">{value}</span>
        </span>
        <Button
          ref={opener}
          aria-expanded={isOpen}
          aria-label={`Change ${name.toLowerCase()}`}
          onClick={() => setOpen(!isOpen)}
        >
          Change
        </Button>
      </div>
      {isOpen && <Form onClose={close} />}
    </li>
  );
}
