import { m } from '#lib/paraglide/messages.js';

/** A file that was sent and waits for the words that it belongs to. */
export interface AttachedFile {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

const said: Record<string, (name: string) => string> = {
  'file.too-large': (name) => m.feedback_file_large({ name }), 'file.not-allowed': (name) => m.feedback_file_kind({ name }), 'file.lies': (name) => m.feedback_file_lies({ name }), 'file.empty': (name) => m.feedback_file_empty({ name }), 'attachment.too-many': () => m.feedback_file_many(),
  'attachment.gone': () => m.feedback_file_gone(), 'too-often': () => m.feedback_often(),
};

/** Why a file was not taken, with its name, in the reader's language. */
export const fileRefused = (code: string, name: string): string => said[code]?.(name) ?? m.feedback_trouble();
