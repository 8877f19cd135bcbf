import { must, type Ask } from '#lib/platform/ask.server.ts';
import { Colleagues } from '#schema/documents/people.ts';

interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** Everybody to whom work can be given: they have joined, and handle complaints. All of them, page by page. */
export async function colleagues(ask: Ask): Promise<Colleague[]> {
  const all: Colleague[] = [];
  for (let after: string | null | undefined; ; ) {
    const { people } = await must(ask(Colleagues, { after }));
    all.push(...people.edges.map(({ node: { id, name } }) => ({ id, name })));
    if (!people.pageInfo.hasNextPage) return all;
    after = people.pageInfo.endCursor;
  }
}
