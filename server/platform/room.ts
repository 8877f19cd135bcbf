import type { Namespace, Socket } from 'socket.io';
import { textFrame } from './parcel.ts';
import { put, type Wire } from './put.ts';

/**
 * Tells everybody in a room of this server the same: put into words once, and for all who have a WebSocket made into one frame that goes to each as it is.
 * The library would keep books for every frame of every socket, which costs more than all the rest of it. Whoever polls is told by the library.
 */
export const tellRoom = (space: Namespace, room: string, event: string, said: unknown): void => {
  let frame: Buffer | undefined;
  for (const id of space.adapter.rooms.get(room) ?? []) {
    const socket = space.sockets.get(id);
    const wire = socket && wireOf(socket);
    // A message of the line (4) that is an event of the room's (2).
    if (wire) put(wire, (frame ??= textFrame(`42${space.name},${JSON.stringify([event, said])}`)));
    else socket?.emit(event, said);
  }
};

interface Transport { readonly name: string; readonly writable: boolean; readonly socket?: { readonly readyState: number; readonly OPEN: number; readonly _socket?: Wire } }

/** The connection itself, where nothing of the library's waits to go before: words keep their order. */
const wireOf = ({ conn }: Socket): Wire | undefined => {
  const { name, writable, socket } = conn.transport as unknown as Transport;
  return name === 'websocket' && writable && conn.readyState === 'open' && !(conn as unknown as { writeBuffer: unknown[] }).writeBuffer.length && socket?.readyState === socket?.OPEN ? socket?._socket : undefined;
};
