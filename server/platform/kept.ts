/** A file as its bytes say it is: its name is the hash of them. */
export interface Kept {
  /** SHA-256 of the bytes, in hex: the name under which they are kept. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
  /** MIME type by the bytes themselves, never by what the sender said. */
  readonly type: string;
}
