import type { Request } from 'express';
import { expect, it } from 'vitest';
import { networkOf } from './identity.ts';

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:a:b:c:d', '2001:db8:1:2'],
  ['2001:db8:1:2::d', '2001:db8:1:2'],
  ['2001:db8:1:0:a:b:c:d', '2001:db8:1:0'],
  // Zeros that are left out are part of the network, and what follows them of the machine.
  ['2001:db8:1::c:d', '2001:db8:1:0'],
  ['2001:db8::a:b:c:d', '2001:db8:0:0'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('the network of %s is %s', (ip, network) => {
  expect(networkOf({ ip } as Request)).toBe(network);
});
