import { ask } from '#lib/platform/client.svelte.ts';
import type { AskField } from '#lib/platform/ask-form.ts';
import { Candidates as CandidatesOf } from '#schema/documents/case.ts';

/** Somebody to whom work in a case can be given. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly department: string;
}

/** Those to choose from at first; `find`, where there are others: by a part of the name. */
export interface Candidates {
  readonly people: readonly Candidate[];
  readonly find?: (part: string) => Promise<readonly Candidate[]>;
}

export const nobody: Candidates = { people: [] };

/** What a form is given of those whom the API has told of a case. */
export const candidatesIn = (caseId: string, told: { readonly people: readonly Candidate[]; readonly all: boolean } | null | undefined): Candidates =>
  told ? { people: told.people, ...(!told.all && { find: async (part: string) => (await ask(CandidatesOf, { id: caseId, search: part })).data?.roomDirectory?.people ?? [] }) } : nobody;

export const candidatesFor = async (caseId: string | undefined): Promise<Candidates> => (caseId ? candidatesIn(caseId, (await ask(CandidatesOf, { id: caseId, search: null })).data?.roomDirectory) : nobody);

const optionOf = ({ id, name, department }: Candidate) => ({ value: id, label: department ? `${name} · ${department}` : name });

/** A field in which one of them is chosen. @param known who stands there already, whether or not they may be chosen anew */
export const choiceOf = ({ people, find }: Candidates, { without = [], known = null }: { without?: readonly string[]; known?: { id: string; name: string } | null } = {}): Required<Pick<AskField, 'options'>> & Pick<AskField, 'find'> => {
  const offer = (some: readonly Candidate[]) => some.filter(({ id }) => !without.includes(id)).map(optionOf);
  const missing = known && !people.some(({ id }) => id === known.id) ? [optionOf({ ...known, department: '' })] : [];
  return { options: [...missing, ...offer(people)], ...(find && { find: async (part: string) => offer(await find(part)) }) };
};
