import { inject } from 'vitest';

/** The PostgreSQL of this worker: alone on it, no other worker's open transaction holds the journals of its houses back. */
export const server = (): { readonly database: string; readonly admin: string } => inject('servers')[Number(process.env['VITEST_POOL_ID']) - 1]!;

/** One of its databases, as the superuser. */
export const asSuperuser = (databaseUrl: string): string => server().admin.replace(/\/[^/]*$/, new URL(databaseUrl).pathname);
