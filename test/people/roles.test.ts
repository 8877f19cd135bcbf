import { expect, test } from 'vitest';
import { houseVerb, houseVerbsOf, mayInHouse, roles, type HouseVerb } from '../../server/people/role.policy.ts';
import type { Actor } from '../../server/platform/context.ts';

const verbs = Object.keys(houseVerb) as HouseVerb[];
const with_ = (role: string, scopes?: readonly string[]): Actor => ({ kind: 'person', id: 'x', roles: [role], departments: [], ...(scopes ? { scopes } : {}) });

test.each(roles.flatMap((role) => verbs.map((verb) => [role, verb] as const)))('%s × %s is what the matrix says', (role, verb) => {
  const expected = (houseVerb[verb] as readonly string[]).includes(role);
  expect(mayInHouse(with_(role), verb)).toBe(expected);
  expect(mayInHouse(with_(role, []), verb), 'a token without scopes may nothing').toBe(false);
  expect(mayInHouse(with_(role, ['read', 'write', 'admin']), verb)).toBe(expected);
});

test('nobody but persons may anything in the house', () => {
  for (const kind of ['anonymous', 'complainant', 'wall', 'system'] as const) expect(houseVerbsOf({ kind, id: 'x', roles: [...roles], departments: [] })).toEqual([]);
});
