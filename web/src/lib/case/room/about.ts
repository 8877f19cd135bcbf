import { said } from '../said.ts';

/** What it is, how it came, and whose it is. */
export const aboutOf = ({ nature, channel, branch, department }: { nature: string; channel: string; branch?: { name: string } | null; department?: { name: string } | null }): string[] =>
  [said('nature', nature), said('channel', channel), branch?.name ?? department?.name].filter((part) => part !== undefined && part !== '') as string[];
