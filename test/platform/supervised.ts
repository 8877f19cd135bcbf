// A process that keeps the bundled database of the folder in its first argument and tells what happens, one JSON line each. It stops the
// database when its standard input ends; it is meant to be killed. Run by Node alone, so it imports nothing but the supervisor.
import { superviseDatabase } from '../../server/platform/database/supervisor.ts';

const tell = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);
const quiet = () => undefined;

try {
  const database = await superviseDatabase({ dataDir: process.argv[2] ?? '', log: { debug: quiet, info: quiet, warn: quiet, error: quiet } });
  const { url, adminUrl, port, pid, adopted } = database;
  database.onDown(() => tell({ is: 'down' }));
  database.onRestart((again) => tell({ is: 'restarted', pid: again.pid, port: again.port, url: again.url }));
  tell({ is: 'up', url, adminUrl, port, pid, adopted });
  process.stdin.resume().on('end', () => void database.stop().then(() => tell({ is: 'stopped' })));
} catch (error) {
  tell({ is: 'fault', sentence: String(error) });
}
