import { expect } from 'vitest';
import { VaultPort } from '../../server/platform/vault.ts';
import type { TestHouse } from '../house.ts';

interface Enclosed { readonly to: string; readonly language: string; readonly mail: { readonly subject: string; readonly text: string } }

/** The letters written to an address so far, as the post took them on. */
export const lettersTo = async (h: TestHouse, address: string): Promise<Enclosed[]> => {
  const vault = h.running.house.port(VaultPort);
  const rows = await h.running.house.fork().execute<{ wrapped_key: Buffer; sealed: Buffer }[]>("select wrapped_key, sealed from delivery where sealed is not null and effect like 'house:%' order by split_part(effect, ':', 2)::int");
  return rows.map(({ wrapped_key, sealed }) => JSON.parse(vault.open(Buffer.from(wrapped_key), Buffer.from(sealed))) as Enclosed).filter(({ to }) => to === address);
};

/** The secret in the link of the n-th letter to an address: waits until it is written. */
export const linkTo = async (h: TestHouse, address: string, nth = 1): Promise<string> => {
  await expect.poll(() => lettersTo(h, address), { interval: 20 }).toHaveLength(nth);
  return /\/(?:invitation|reset)\/([\w-]+)/.exec((await lettersTo(h, address)).at(-1)!.mail.text)![1]!;
};
