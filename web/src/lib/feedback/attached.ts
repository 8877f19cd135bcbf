/** A file that was sent and waits for the words that it belongs to. */
export interface AttachedFile {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}
