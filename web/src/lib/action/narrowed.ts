export const views = ['mine', 'toVerify', 'overdue', 'open', 'all'] as const;
export type View = (typeof views)[number];

/** What the list of actions is narrowed by; all of it stands in the address. */
export interface Narrowed {
  view: View;
  kind: string | null;
  departmentId: string | null;
  text: string | null;
}

export function narrowedOf(query: Pick<URLSearchParams, 'get'>): Narrowed {
  const view = query.get('view') ?? 'open';
  const department = query.get('department') ?? '';
  return {
    view: (views as readonly string[]).includes(view) ? (view as View) : 'open',
    kind: query.get('kind') || null,
    departmentId: /^[0-9a-f-]{36}$/.test(department) ? department : null,
    text: query.get('text')?.slice(0, 200) || null,
  };
}
