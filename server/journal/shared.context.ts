import type { EntityManager } from '@mikro-orm/postgresql';
import { Context, type Actor, type House } from '../platform/context.ts';
import type { Language } from '../platform/language.ts';

/**
 * The context of an execution whose result is sent to many. It has nobody who asks: a field that depends on the viewer cannot be
 * resolved in it, it throws. This is what makes sharing safe.
 */
export class SharedContext extends Context {
  override readonly shared = true;

  constructor(house: House, language: Language, kind: Actor['kind'], em?: EntityManager) {
    super(house, nobody(kind), language, { id: 'shared' }, em);
  }
}

/** Only the kind may be asked: it is part of the key of the shared execution. */
const nobody = (kind: Actor['kind']): Actor =>
  new Proxy({ kind } as Actor, {
    get: (target, name) => {
      if (name === 'kind') return target.kind;
      throw new Error(`A shared execution asked for the viewer's ${String(name)}.`);
    },
  });
