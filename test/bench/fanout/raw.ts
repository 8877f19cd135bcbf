// The limit: the same bytes, encoded once, written to every socket; nothing else is done.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Writable } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { textFrame } from '../../../server/platform/parcel.ts';

const server = createServer();
const wires = new Set<Writable>();
const wss = new WebSocketServer({ server, path: '/graphql', perMessageDeflate: false, clientTracking: false });
wss.on('connection', (ws: WebSocket) => {
  const { _socket: wire } = ws as unknown as { _socket: Writable };
  wires.add(wire);
  ws.on('close', () => wires.delete(wire));
  ws.on('error', () => ws.terminate());
});
process.on('message', ({ text }: { text: string }) => {
  const frame = textFrame(text);
  for (const wire of wires) wire.write(frame);
});
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as AddressInfo).port }));
