import type { ExecutionResult } from 'graphql';

/** What was executed once, encoded once for each way it travels: thousands of watchers are sent the same bytes. */
export class Parcel {
  private readonly frames = new Map<string, Buffer>();
  private text: string | undefined;
  private event: Buffer | undefined;

  /** @param place what an event stream is resumed with (`Last-Event-ID`) */
  constructor(readonly result: ExecutionResult, private readonly place: string) {}

  /** A whole WebSocket frame of graphql-transport-ws: one for all whose subscription has this id, as that of our own client does. */
  forSocket(id: string): Buffer {
    const known = this.frames.get(id);
    if (known) return known;
    const frame = textFrame(`{"id":${JSON.stringify(id)},"type":"next","payload":${this.payload}}`);
    // Ids of other clients are each their own: keeping those would only fill memory.
    if (this.frames.size < 64) this.frames.set(id, frame);
    return frame;
  }

  /** A server-sent event: the frame itself, without the envelope of GraphQL. */
  forEvents(): Buffer {
    this.event ??= Buffer.from(`id: ${this.place}\ndata: ${JSON.stringify(Object.values(this.result.data ?? {})[0] ?? null)}\n\n`);
    return this.event;
  }

  private get payload(): string {
    this.text ??= JSON.stringify(this.result);
    return this.text;
  }
}

/** RFC 6455: a final, unmasked text frame. */
export const textFrame = (text: string): Buffer => {
  const length = Buffer.byteLength(text);
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = 0x81;
  frame[1] = length < 126 ? length : length < 65_536 ? 126 : 127;
  if (head === 4) frame.writeUInt16BE(length, 2);
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.write(text, head);
  return frame;
};
