import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** What the line does: carries all · is cut (nothing comes back, nothing is refused) · leads to a sign-in page of somebody else. */
type Line = 'open' | 'cut' | 'portal';

/** A real office between browser and house: its own port, through which everything goes. */
export interface Office {
  readonly origin: string;
  /** Pulls the cable: what is under way hangs, as a half-open line does. */
  cut(): void;
  /** A hotel's network: every question is answered with a page and a good conscience. */
  portal(): void;
  /** All is well again; what hung is gone for good. `to`: from now on another server answers (a restart). */
  mend(to?: string): void;
}

/** @param sockets whether the office lets WebSockets through */
export const office = async (house: string, { sockets = true } = {}): Promise<Office> => {
  let target = new URL(house);
  let line: Line = 'open';
  const under = new Set<{ destroy(): unknown; pause(): unknown }>();
  const hold = <T extends { destroy(): unknown; pause(): unknown; once(event: 'close', listener: () => void): unknown }>(stream: T): T => {
    // Many requests go through one line.
    if (under.has(stream)) return stream;
    under.add(stream);
    stream.once('close', () => under.delete(stream));
    return stream;
  };
  const server = createServer((req: IncomingMessage, res: ServerResponse) => {
    if (line === 'portal') return void res.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Hotel</title><h1>Room number, please</h1>');
    hold(req.socket);
    if (line === 'cut') return;
    const on = request({ host: target.hostname, port: target.port, method: req.method, path: req.url, headers: req.headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      res.flushHeaders();
      hold(answer).pipe(res);
      answer.once('error', () => res.destroy());
    });
    on.once('error', () => res.destroy());
    req.pipe(on);
    res.once('close', () => on.destroy());
  });
  server.on('upgrade', (req: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (line === 'cut') return void hold(socket);
    if (line === 'portal' || !sockets) return void socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
    const on = connect(Number(target.port), target.hostname, () => {
      const names = req.rawHeaders.flatMap((name, index) => (index % 2 ? [] : [`${name}: ${req.rawHeaders[index + 1]}`]));
      on.write(`GET ${req.url} HTTP/1.1\r\n${names.join('\r\n')}\r\n\r\n`);
      on.write(head);
      hold(socket).pipe(on);
      hold(on).pipe(socket);
    });
    on.on('error', () => socket.destroy());
    on.on('close', () => socket.destroy());
    socket.on('close', () => on.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const end = (): void => {
    for (const stream of [...under]) stream.destroy();
    server.closeAllConnections();
  };
  onTestFinished(() => (end(), void server.close()));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      line = 'cut';
      for (const stream of under) stream.pause();
    },
    portal() {
      end();
      line = 'portal';
    },
    mend(to) {
      end();
      line = 'open';
      if (to) target = new URL(to);
    },
  };
};
