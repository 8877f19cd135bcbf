import type { Actor } from '../platform/context.ts';
import { vocabulary } from '../platform/vocabulary.ts';

/** What a person is in the organisation. What they are in one case (lead, team) is found in the case. */
export const roles = vocabulary('role', {
  intake: ['Intake agent', 'استقبال الشكاوى'],
  investigator: ['Investigator', 'فريق المعالجة'],
  head: ['Head of department', 'إدارة القسم'],
  quality: ['Quality', 'الجودة'],
  management: ['Top management', 'الإدارة العليا'],
  auditor: ['Auditor', 'التدقيق'],
  administrator: ['Administrator', 'إدارة المنصة'],
  integrator: ['Integrator', 'الربط التقني'],
});
export type Role = (typeof roles)[number];

export const has = (actor: Actor, ...wanted: readonly Role[]): boolean => wanted.some((role) => actor.roles.includes(role));
export const isStaff = (actor: Actor): boolean => actor.kind === 'person';
export const mayAdminister = (actor: Actor): boolean => isStaff(actor) && has(actor, 'administrator') && inScope(actor, 'admin');

/** A browser's session may what its roles may; a token only what its scopes name besides. */
export const inScope = (actor: Actor, scope: 'read' | 'write' | 'admin'): boolean => actor.scopes === undefined || actor.scopes.includes(scope);
