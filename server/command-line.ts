import { parseArgs } from 'node:util';

/** Words of a command line that say nothing it knows. */
export class Misused extends Error {}

/** What a command was told. @throws Misused where it is not as the command is used */
export const read = <T>(usage: string, parse: () => T): T => {
  try {
    return parse();
  } catch {
    throw new Misused(`Please use it so: ${usage}`);
  }
};

/** The one folder that a command may be given. @throws Misused */
export const folderIn = (usage: string, args: readonly string[]): string | undefined => {
  const { positionals } = read(usage, () => parseArgs({ args: [...args], allowPositionals: true, options: {} }));
  if (positionals.length > 1) throw new Misused(`Please use it so: ${usage}`);
  return positionals[0];
};

/** What stands in the way outside of the program, in a sentence; nothing where it is a bug. */
export const obstacle = (error: unknown): string | undefined => {
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program. Please stop that one, or choose another PORT.`;
  if (code === 'EACCES' && port !== undefined) return `Port ${port} may not be opened by this account. Please choose another PORT.`;
  const away = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', '28P01', '28000', '3D000', '57P03'];
  return code && away.includes(code) ? `The database cannot be reached, or does not let us in (${code}). Please look at DATABASE_URL.` : undefined;
};
