import { createServer, type AddressInfo, type Server } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Received { readonly to: string; readonly messageId: string; readonly text: string }

/** A real SMTP server on this machine; `open: false`: it takes nothing for the time being (451). */
export interface PostOffice { readonly url: string; open: boolean; readonly got: Received[]; refused: number }

export const postOffice = async (): Promise<PostOffice> => {
  const server: Server = createServer((socket) => {
    let [to, data, inData] = ['', '', false];
    const say = (line: string): void => void socket.write(`${line}\r\n`);
    let rest = '';
    socket.setEncoding('utf8');
    socket.on('error', () => undefined);
    socket.on('data', (chunk: string) => {
      rest += chunk;
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (inData) {
          if (line !== '.') {
            data += `${line}\n`;
            continue;
          }
          inData = false;
          office.got.push({ to, messageId: /^message-id: (.*)$/im.exec(data)?.[1] ?? '', text: data });
          say('250 taken');
        } else if (/^(EHLO|HELO)/i.test(line)) say('250 house.example');
        else if (/^MAIL FROM/i.test(line)) {
          if (office.open) say('250 go on');
          else (office.refused += 1), say('451 not now');
        } else if (/^RCPT TO/i.test(line)) (to = /<([^>]*)>/.exec(line)?.[1] ?? ''), say('250 go on');
        else if (/^DATA/i.test(line)) (inData = true), (data = ''), say('354 speak');
        else if (/^QUIT/i.test(line)) say('221 bye'), socket.end();
        else say('250 fine');
      }
    });
    say('220 house.example');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const office: PostOffice = { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, open: true, got: [], refused: 0 };
  return office;
};
