import type { EntityManager } from '@mikro-orm/postgresql';
import { isId } from '../../platform/ids.ts';
import type { Book } from '../../journal/book.ts';
import { Case } from '../../case/case.entity.ts';
import { maySee } from '../../case/case.policy.ts';
import { Person } from '../../people/person.entity.ts';
import { type Document, DocumentVersion } from './document.entity.ts';
import { DocumentRevised } from './document.kinds.ts';

/** How a text reads at a place of its log: its words, and everybody whom they name. */
export interface Reading { readonly seq: number; readonly words: string; readonly mentions: readonly string[] }

/**
 * Keeps how a text reads as its next version. It stands in the journal with the digest of its words and the names of who wrote since the one before.
 * @param settled where the version before it ends; whoever calls holds the head of the text
 */
export const keepReading = async (book: Book, document: Document, settled: number, { seq, words, mentions: called }: Reading, at: Date): Promise<void> => {
  const { id } = document;
  const writers = (await book.em.execute<{ id: string }[]>('select person_id as id from document_log where document_id = ? and seq > ? and seq <= ? group by person_id order by min(seq)', [id, settled, seq])).map((one) => one.id);
  document.latest += 1;
  const named = called.filter(isId);
  const version = book.add(DocumentVersion, { documentId: id, number: document.latest, seq, text: words, mentions: named, at });
  const mentions = await calledIn(book.em, document, named, writers);
  await book.em.execute('update document_head set settled = ? where document_id = ?', [seq, id], 'run');
  book.write(DocumentRevised, document, { number: document.latest, writers, mentions, text: await book.say(version, 'text', words) });
};

/** Who is named for the first time, works here and may see the case: they hear of it once. Nobody is called by their own hand alone. */
const calledIn = async (em: EntityManager, { id, caseId, latest }: Document, named: readonly string[], writers: readonly string[]): Promise<string[]> => {
  const before = await em.findOne(DocumentVersion, { documentId: id, number: latest - 1 });
  const fresh = named.filter((one) => !before?.mentions.includes(one) && !(writers.length === 1 && writers[0] === one));
  const kase = fresh.length ? await em.findOne(Case, { id: caseId }) : null;
  if (!kase) return [];
  const people = await em.find(Person, { id: { $in: fresh }, active: true });
  return people.filter((person) => maySee({ kind: 'person', id: person.id, roles: person.roles, departments: person.departmentId ? [person.departmentId] : [] }, kase)).map((person) => person.id);
};
