import { OPERATOR_RIGHTS, RIGHTS_OF_ROLE, ROLES } from '@earntrack/contract';
import { expect, test } from 'vitest';
import { roleLabel, whatRoleMayDo } from './role-words.ts';

test.each(ROLES)('the label of %s names every right that it grants, and no other', (role) => {
  const named = OPERATOR_RIGHTS.filter((right) => roleLabel(role).split(/[:,] /).includes(right));
  expect(named).toEqual([...RIGHTS_OF_ROLE[role]]);
  expect(whatRoleMayDo(role)).toHaveLength(RIGHTS_OF_ROLE[role].length);
});

test('a role without rights is said to have its own account only', () => {
  expect(roleLabel('user')).toBe('User: their own account');
  expect(whatRoleMayDo('user')).toEqual([]);
});

test('who is on call is said to read logs and to restart', () => {
  expect(roleLabel('on_call')).toBe('On call: look, incidents, maintenance, logs, restart');
});
