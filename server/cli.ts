import { writeFileSync } from 'node:fs';
import { readConfig, ConfigFault } from './config.ts';
import { systemClock } from './platform/clock.ts';
import { superviseDatabase } from './platform/database/supervisor.ts';
import { createLog } from './platform/log.ts';
import { openHouse } from './main.ts';
import { emitSchema } from './emit.ts';

type Command = (args: readonly string[]) => Promise<void>;

const start: Command = async () => {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const database = config.databaseUrl ? { url: config.databaseUrl, stop: async () => undefined } : await superviseDatabase({ dataDir: config.dataDir, log });
  const running = await openHouse({ config, clock: systemClock, log, databaseUrl: database.url });
  process.stdout.write(`Majlis answers on ${running.origin}\n`);
  const stop = async (): Promise<void> => {
    await running.stop();
    await database.stop();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
};

const schema: Command = async () => {
  for (const [path, text] of await emitSchema()) writeFileSync(path, text);
};

const commands: Readonly<Record<string, Command>> = { start, schema };

const [name = 'start', ...args] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  process.stderr.write(`"${name}" is no command; these are: ${Object.keys(commands).join(', ')}.\n`);
  process.exit(2);
}
command(args).catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigFault ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
