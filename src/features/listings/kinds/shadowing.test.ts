import { expect, test } from 'vitest';
import { shadowing } from './shadowing.ts';

test('a placement is found as work shadowing, whatever its title says', () => {
  const details = { hostRole: 'Housing officer', sees: 'A duty day', days: 1, returnVisit: false };
  expect(shadowing.searchText(details)).toBe('Work shadowing. Housing officer A duty day');
});
