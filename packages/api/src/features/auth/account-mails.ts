import { composeMail } from '../../mail/compose-mail.ts';
import type { Mail } from '../../mail/mailer.port.ts';

const NOT_YOU =
  'If that was not you, somebody else knows your password: open “Forgot your password?” on the sign-in page and choose another one.';

export function resetMail(to: string, { link, hours }: { link: string; hours: number }): Mail {
  return composeMail(to, {
    subject: 'Choose a new password',
    paragraphs: [
      'Somebody asked for a new password for your EarnTrack account. Open this link to choose one:',
      `The link works once, within ${hours === 1 ? 'an hour' : `${hours} hours`}. Choosing a password signs you out everywhere.`,
      'If you did not ask, do nothing: your password stays as it is.',
    ],
    action: { label: 'Choose a new password', url: link },
  });
}

export function confirmAddressMail(to: string, link: string): Mail {
  return composeMail(to, {
    subject: 'Confirm your new address',
    paragraphs: [
      'Open this link to sign in to EarnTrack with this address from now on:',
      'The link works once, within a day. Until then nothing changes.',
      'If you did not ask, do nothing: somebody mistook your address for theirs.',
    ],
    action: { label: 'Confirm this address', url: link },
  });
}

export function addressChangeAskedMail(to: string, newAddress: string): Mail {
  return composeMail(to, {
    subject: 'Your address is about to change',
    paragraphs: [
      `Somebody who gave your password wants to sign in to your EarnTrack account with ${newAddress} from now on. It changes once that address is confirmed.`,
      `If that was you, there is nothing to do here. ${NOT_YOU} That also stops the change.`,
    ],
  });
}

export function addressChangedMail(to: string, newAddress: string): Mail {
  return composeMail(to, {
    subject: 'Your address has changed',
    paragraphs: [
      `Your EarnTrack account is now reached with ${newAddress}, and no longer with this address.`,
      'If that was not you, write to whoever runs your EarnTrack server.',
    ],
  });
}

export function passwordChangedMail(to: string): Mail {
  return composeMail(to, {
    subject: 'Your password has changed',
    paragraphs: [
      'The password of your EarnTrack account was changed, and every other device was signed out.',
      `If that was you, there is nothing to do. ${NOT_YOU}`,
    ],
  });
}

export function secondFactorOnMail(to: string): Mail {
  return composeMail(to, {
    subject: 'A second step was turned on',
    paragraphs: [
      'Signing in to your EarnTrack account takes a code of your app from now on, beside the password. Every other device was signed out.',
      `If that was you, keep your recovery codes in a safe place. ${NOT_YOU} Then write to whoever runs your EarnTrack server, who can turn the second step off.`,
    ],
  });
}

export function secondFactorOffMail(to: string): Mail {
  return composeMail(to, {
    subject: 'The second step was turned off',
    paragraphs: [
      'Your password alone signs in to your EarnTrack account again. Every other device was signed out.',
      `If that was you, there is nothing to do. ${NOT_YOU} Then turn the second step on again.`,
    ],
  });
}

export function recoveryCodeUsedMail(to: string, left: number): Mail {
  const rest = left === 0 ? 'None is' : left === 1 ? 'One is' : `${left} are`;
  return composeMail(to, {
    subject: 'A recovery code was used',
    paragraphs: [
      `Somebody signed in to your EarnTrack account with your password and one of your recovery codes. ${rest} left.`,
      `If that was you, there is nothing to do. ${NOT_YOU} Then make new recovery codes in the settings.`,
    ],
  });
}
