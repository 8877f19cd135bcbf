import { join } from 'node:path';
import { Journaled } from '../../server/journal/guard.ts';
import { verifySeals } from '../../server/journal/seal.ts';
import { FilesPort } from '../../server/platform/files.ts';
import { verify, type Fault } from '../../server/audit/verify.service.ts';
import type { TestHouse } from '../house.ts';

/** What `npm run verify` would say of a house: chains, states, texts, files and seals. */
export const faultsOf = async (h: TestHouse): Promise<Fault[]> => {
  const tables = [...h.running.orm.getMetadata().getAll().values()].filter((meta) => (meta.class as { prototype: object }).prototype instanceof Journaled && meta.tableName).map(({ tableName }) => tableName);
  const dataDir = join('build/test-house', new URL(h.databaseUrl).pathname.slice(1));
  const { faults } = await verify({ connectionString: h.databaseUrl, files: h.running.house.port(FilesPort), tables, seals: (client) => verifySeals(client, { dataDir, sealKeyFile: join(dataDir, 'keys', 'seal.key') }) });
  return [...faults];
};
