import { pino, type DestinationStream } from 'pino';
import type { LogLevel } from '../config.ts';

/**
 * All that a line of the log may carry beside its sentence: ids, codes, counts and durations. Names, addresses, texts and
 * bodies have no field here, and what has no field is dropped also where the types were cheated.
 */
export interface LogFields {
  readonly requestId?: string;
  /** Id of a person, never a name. */
  readonly actor?: string;
  readonly method?: string;
  /** Pattern of the route, never the address with its values. */
  readonly route?: string;
  readonly status?: number;
  /** Name of a GraphQL operation, a job or a command. */
  readonly operation?: string;
  readonly channel?: string;
  readonly stream?: string;
  readonly kind?: string;
  readonly seq?: number;
  readonly entry?: string;
  readonly job?: string;
  readonly attempt?: number;
  readonly ms?: number;
  readonly count?: number;
  readonly bytes?: number;
  readonly code?: string;
  readonly pid?: number;
  readonly port?: number;
  readonly version?: string;
  readonly error?: unknown;
}

export interface Log {
  debug(sentence: string, fields?: LogFields): void;
  info(sentence: string, fields?: LogFields): void;
  warn(sentence: string, fields?: LogFields): void;
  error(sentence: string, fields?: LogFields): void;
}

const allowed: ReadonlySet<string> = new Set<keyof LogFields>([
  'requestId', 'actor', 'method', 'route', 'status', 'operation', 'channel', 'stream', 'kind', 'seq', 'entry', 'job',
  'attempt', 'ms', 'count', 'bytes', 'code', 'pid', 'port', 'version',
]);

/** A log of JSON lines, one object each, to standard output unless told otherwise. */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: (label: string) => ({ level: label }) } };
  const sink = destination ? pino(options, destination) : pino(options);
  return {
    debug: (sentence, fields) => sink.debug(onlyAllowed(fields), sentence),
    info: (sentence, fields) => sink.info(onlyAllowed(fields), sentence),
    warn: (sentence, fields) => sink.warn(onlyAllowed(fields), sentence),
    error: (sentence, fields) => sink.error(onlyAllowed(fields), sentence),
  };
}

function onlyAllowed(fields: LogFields = {}): Record<string, unknown> {
  const kept = Object.entries(fields).filter(([name, value]) => allowed.has(name) && ['string', 'number', 'boolean'].includes(typeof value));
  return { ...Object.fromEntries(kept), ...(fields.error !== undefined && { error: describe(fields.error) }) };
}

/** Where an error came from and of what sort it is; messages quote values that people wrote, so whatever is in quotes goes. */
function describe(error: unknown) {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code } = error as { code?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).map((line) => line.trim());
  return { name: error.name, ...(typeof code === 'string' && { code }), message: unquoted(error.message), at: frames.slice(0, 8) };
}

const unquoted = (message: string) =>
  message
    .split('\n', 1)
    .join('')
    .replace(/"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”|«[^»]*»/g, '"…"')
    .replace(/[^\s@]+@[^\s@]+/g, '…@…')
    .slice(0, 200);
