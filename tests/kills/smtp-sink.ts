import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A mail server on the loopback that takes everything and remembers what it took, one life of the product at a time. */

export interface Delivery {
  /** The message's own name, the same each time it is sent. */
  messageId: string;
  /** Which life of the product sent it. */
  life: number;
  /** Where its link for answering without an account leads; null where it has none. */
  answerPath: string | null;
}

export interface SmtpSink {
  url: string;
  /** Whose deliveries they are from now on. */
  beginLife(life: number): void;
  close(): Promise<void>;
}

const longestMessage = 200_000;
/** It takes its time, so that kills fall between what it took and what the product noted. */
const answerAfterMs = 30;

/**
 * Opens it on a port of its own.
 *
 * @param deliveries where it notes what it takes, in that order
 */
export async function openSmtpSink(deliveries: Delivery[]): Promise<SmtpSink> {
  const sockets = new Set<Socket>();
  let life = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Whoever is killed leaves its connection broken.
    socket.on('error', () => socket.destroy());
    // What a killed product sent may be read when the next one already lives.
    const sender = life;
    const take = (message: string) => {
      const [, messageId = ''] = /^Message-ID: <(.+?)@/im.exec(message) ?? [];
      deliveries.push({ messageId, life: sender, answerPath: answerPathIn(message) });
    };
    void converse(socket, take).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    beginLife(next) {
      life = next;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Its text is quoted-printable (RFC 2045), which may break a line within a link. */
function answerPathIn(message: string): string | null {
  return /\/answer\/[\w-]+/.exec(message.replaceAll('=\r\n', ''))?.[0] ?? null;
}

/** As much of RFC 5321 as a client needs that sends one message after the other. */
async function converse(socket: Socket, take: (message: string) => void): Promise<void> {
  let received = '';
  let isMessage = false;
  socket.write('220 sink\r\n');
  for await (const chunk of socket) {
    received += String(chunk);
    if (received.length > longestMessage) throw new RangeError('Too long a message');
    for (;;) {
      const ending = isMessage ? '\r\n.\r\n' : '\r\n';
      const end = received.indexOf(ending);
      if (end < 0) break;
      const text = received.slice(0, end);
      received = received.slice(end + ending.length);
      if (isMessage) {
        take(text);
        isMessage = false;
        await wait(answerAfterMs);
        socket.write('250 taken\r\n');
        continue;
      }
      const verb = text.slice(0, 4).toUpperCase();
      isMessage = verb === 'DATA';
      socket.write(verb === 'DATA' ? '354 go on\r\n' : verb === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
      if (verb === 'QUIT') socket.end();
    }
  }
}
