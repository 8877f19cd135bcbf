import type { Ask } from '#lib/platform/ask.server.ts';
import type { Manner } from '#lib/platform/manner.ts';

declare global {
  namespace App {
    interface Error {
      message: string;
      /** Told to the reader, so that a bug can be found in the log without saying more than this. */
      requestId?: string;
    }
    interface Locals {
      manner: Manner;
      /** The schema, asked with this visitor's own credentials. */
      ask: Ask;
    }
    interface PageData {
      manner: Manner;
    }
  }
}

declare module 'node:http' {
  interface IncomingMessage {
    /** Set by the server before the page handler; missing under `vite dev`. */
    majlis?: {
      ask: (document: unknown, variables: Record<string, unknown>) => Promise<{ data?: unknown; errors?: readonly unknown[] }>;
      requestId?: string;
      /** Puts a bug of a page into the server's log. */
      failed: (error: unknown) => void;
    };
  }
}

export {};
