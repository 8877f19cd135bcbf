/** How the bundled server is run; given on its command line, so that a new release's values hold from the next start. */
const settings = {
  listen_addresses: '127.0.0.1',
  // A socket's path may not exceed 107 bytes, which a deep data folder does; loopback has no such limit.
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',

  // A confirmed action is never lost.
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',

  max_connections: '100',
  shared_buffers: '128MB',
  effective_cache_size: '512MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '1GB',
  random_page_cost: '1.1',
  jit: 'off',
  // Said here too: clusters made before name it so that workers of a parallel plan refuse to start.
  default_text_search_config: 'pg_catalog.simple',
  timezone: 'UTC',

  // Its log names no values: neither the statement that failed nor the key that was doubled.
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
} as const;

/** The command line's, with what a server of one's own says otherwise. */
export const settingArguments = (own: Readonly<Record<string, string>> = {}): string[] => Object.entries({ ...settings, ...own }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
