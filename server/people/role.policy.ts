import type { Actor } from '../platform/context.ts';
import { vocabulary } from '../platform/vocabulary.ts';

/** What a person is in the organisation. What they are in one case (lead, team) is found in the case. */
export const roles = vocabulary('role', {
  intake: ['Intake agent', 'استقبال الشكاوى'],
  investigator: ['Investigator', 'فريق المعالجة'],
  head: ['Head of department', 'رئاسة الإدارة'],
  quality: ['Quality', 'الجودة'],
  management: ['Top management', 'الإدارة العليا'],
  auditor: ['Auditor', 'التدقيق'],
  administrator: ['Administrator', 'إدارة المنصة'],
  integrator: ['Integrator', 'الربط التقني'],
});
export type Role = (typeof roles)[number];

/** The callings that handle cases. Without somebody in each the main job does not come to its end: received, worked on, answered for, approved, decided at the top. */
export const handlingRoles = ['intake', 'investigator', 'head', 'quality', 'management'] as const satisfies readonly Role[];

export const has = (actor: Actor, ...wanted: readonly Role[]): boolean => wanted.some((role) => actor.roles.includes(role));
export const isStaff = (actor: Actor): boolean => actor.kind === 'person';

/** A browser's session may what its roles may; a token only what its scopes name besides. */
export const inScope = (actor: Actor, scope: 'read' | 'write' | 'admin'): boolean => actor.scopes === undefined || actor.scopes.includes(scope);

/** House verb × role, whole: who may do what that is not about one case. Tests walk every cell. */
export const houseVerb = {
  'people.see': roles,
  'people.keep': ['administrator'],
  'people.absence': ['administrator', 'head'],
  'departments.keep': ['administrator'],
  'tokens.keep': ['administrator'],
  'settings.keep': ['administrator'],
  'journal.read': ['administrator', 'auditor'],
  'walls.keep': ['administrator', 'head'],
} as const satisfies Record<string, readonly Role[]>;
export type HouseVerb = keyof typeof houseVerb;

/** The scope that a token needs for it. */
const scopeOf = (verb: HouseVerb): 'read' | 'admin' => (verb === 'people.see' || verb === 'journal.read' ? 'read' : 'admin');

/** Whether this actor may do something in the house, by role and by the token's scope. */
export const mayInHouse = (actor: Actor, verb: HouseVerb): boolean => isStaff(actor) && has(actor, ...houseVerb[verb]) && inScope(actor, scopeOf(verb));

export const houseVerbsOf = (actor: Actor): HouseVerb[] => (Object.keys(houseVerb) as HouseVerb[]).filter((verb) => mayInHouse(actor, verb));
