import { m } from '#lib/paraglide/messages.js';

/** The roles in the order of the main job, with what each is for. */
export const roleOptions = () => [
  { value: 'intake', label: m.people_role_intake(), hint: m.people_role_intake_hint() },
  { value: 'investigator', label: m.people_role_investigator(), hint: m.people_role_investigator_hint() },
  { value: 'head', label: m.people_role_head(), hint: m.people_role_head_hint() },
  { value: 'quality', label: m.people_role_quality(), hint: m.people_role_quality_hint() },
  { value: 'management', label: m.people_role_management(), hint: m.people_role_management_hint() },
  { value: 'auditor', label: m.people_role_auditor(), hint: m.people_role_auditor_hint() },
  { value: 'administrator', label: m.people_role_administrator(), hint: m.people_role_administrator_hint() },
  { value: 'integrator', label: m.people_role_integrator(), hint: m.people_role_integrator_hint() },
];

export const languageOptions = () => [
  { value: 'ar', label: m.people_arabic() },
  { value: 'en', label: m.people_english() },
];
