import type { Audience } from '../journal/kind.ts';
import type { Sight } from '../journal/telling.ts';
import { streamOf } from '../journal/stream.entity.ts';
import { inSight } from './action.read.ts';

/** Whoever may see an action hears its whole story; of any other stream this knows nothing. */
export const actionSight: Sight = async (ctx, stream) => new Set<Audience>((await inSight(ctx, streamOf(stream).id)) ? ['staff', 'team'] : []);
