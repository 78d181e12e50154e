import { namesConversion } from '@earntrack/domain';
import { cutText } from '../cells/cut-text.ts';
import { type Description, DESCRIPTION_LENGTH } from './descriptions.ts';

/** What a row of a kind is called: of money that was changed, the kind is often all that is told. */
export function calledByKind({ description, keptDescription }: Description, kind: string): Description {
  const called = (told: string) =>
    !namesConversion(kind) || namesConversion(told)
      ? told
      : cutText([kind.replaceAll('_', ' '), told].filter(Boolean).join(' · '), DESCRIPTION_LENGTH);
  return {
    description: called(description),
    keptDescription: keptDescription === null ? null : called(keptDescription),
  };
}
