import type { PortKey } from '../platform/context.ts';

/** How far the demonstration has come; null where nothing is being loaded. */
export interface Progress { percent: number | null }
export const ProgressPort: PortKey<Progress> = { name: 'demonstration' };
