import type { Context, PortKey } from '../platform/context.ts';
import type { Asked } from './tracking.service.ts';

/** Sends a one-time code; the notice slice provides it. */
export const CodePort: PortKey<(ctx: Context, asked: Asked) => Promise<void>> = { name: 'one-time codes' };
