import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, transaction } from '#db/client.ts';
import { mailMessages } from '#db/schema/mail.ts';
import { emptyDatabase } from '../../../tests/support/memory-database.ts';
import { fixedClock } from '../clock.ts';
import { eraseFromMailIn } from './erasing.ts';
import {
  bouncedAmong,
  type Mail,
  type MailTransport,
  mailErrorCode,
  queueMail,
  sendDueMail,
  type UnnotedMail,
  UnsafeMailError,
} from './mail.ts';
import { listSentMail, mailState } from './mailbox.ts';
import { localTransport, smtpTransport } from './transports.ts';

const minuteMs = 60_000;
const mail: Mail = { to: 'ann@ash.example', subject: 'Hello', text: 'Words\n', html: '<p>Words</p>' };

let database: Database;
let clock: ReturnType<typeof fixedClock>;
const errors: string[] = [];
const unnoted: UnnotedMail = new Map();
beforeEach(() => {
  database = emptyDatabase();
  clock = fixedClock('2026-11-23T12:00:00Z');
  errors.length = 0;
  unnoted.clear();
});
afterEach(() => {
  database.$client.close();
});

const queue = (cause: string, change: Partial<Mail> = {}) =>
  transaction(database, (tx) => queueMail(tx, { ...mail, ...change }, cause, clock.now()));
const send = (transport: MailTransport) =>
  sendDueMail(database, transport, clock, unnoted, (_id, error) => errors.push(mailErrorCode(error)));
const rows = () => database.select().from(mailMessages).all();

/** A mail server of a few lines: takes what it is sent, or answers a recipient as it is told. */
class SmallMailServer {
  readonly taken: string[] = [];
  #server: Server;
  #answer: string;
  constructor(recipientAnswer = '250 OK') {
    this.#answer = recipientAnswer;
    this.#server = createServer((socket) => this.#talk(socket));
  }
  async listen(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }
  close(): Promise<void> {
    return new Promise((done) => this.#server.close(() => done()));
  }
  #talk(socket: Socket): void {
    let message: string | undefined;
    let unread = '';
    socket.on('error', () => undefined);
    socket.write('220 small\r\n');
    socket.on('data', (chunk) => {
      unread += chunk.toString();
      for (let end = unread.indexOf('\r\n'); end !== -1; end = unread.indexOf('\r\n')) {
        const line = unread.slice(0, end);
        unread = unread.slice(end + 2);
        if (message !== undefined) {
          if (line !== '.') message += `${line}\n`;
          else {
            this.taken.push(message);
            message = undefined;
            socket.write('250 Taken\r\n');
          }
        } else if (/^DATA/i.test(line)) {
          message = '';
          socket.write('354 Go on\r\n');
        } else if (/^QUIT/i.test(line)) socket.end('221 Bye\r\n');
        else socket.write(/^RCPT/i.test(line) ? `${this.#answer}\r\n` : '250 OK\r\n');
      }
    });
  }
}

async function withServer(answer: string, work: (url: string, server: SmallMailServer) => Promise<void>) {
  const server = new SmallMailServer(answer);
  try {
    await work(await server.listen(), server);
  } finally {
    await server.close();
  }
}

describe('queueing', () => {
  it('queues one message a cause', () => {
    queue('a');
    queue('a', { subject: 'Again' });
    expect(rows().map(({ subject }) => subject)).toEqual(['Hello']);
  });

  it.each([
    { to: 'ann@ash.example\r\nBcc: all@ash.example' },
    { subject: 'Hello\nBcc: all@ash.example' },
    { headers: { 'X-A': 'b\r\nBcc: all@ash.example' } },
    { headers: { 'X-A\r\nBcc': 'all@ash.example' } },
    { subject: 'Hello\u0000' },
  ])('refuses a header in a header: %j', (change) => {
    expect(() => queue('a', change)).toThrow(UnsafeMailError);
    expect(rows()).toEqual([]);
  });
});

describe('sending', () => {
  it('sends once, in the order of queueing, and shows the newest first', async () => {
    queue('a');
    clock.advance(1_000);
    queue('b', { subject: 'Second' });
    expect(await send(localTransport)).toBe(2);
    expect(await send(localTransport)).toBe(0);
    expect(listSentMail(database, 10).map(({ subject, text }) => [subject, text])).toEqual([
      ['Second', 'Words\n'],
      ['Hello', 'Words\n'],
    ]);
  });

  it('hands it to the mail server with both texts and its headers, and forgets the words', async () => {
    await withServer('250 OK', async (url, server) => {
      queue('a', { headers: { 'List-Unsubscribe': '<https://x.example/stop>' } });
      expect(await send(smtpTransport(url, 'CVS <cvs@x.example>'))).toBe(1);
      const [message = ''] = server.taken;
      expect(message).toMatch(/^From: CVS <cvs@x\.example>$/m);
      expect(message).toMatch(/^To: ann@ash\.example$/m);
      expect(message).toMatch(/^List-Unsubscribe: <https:\/\/x\.example\/stop>$/m);
      expect(message).toContain('multipart/alternative');
      expect(rows()[0]).toMatchObject({ text: '', html: '', headers: {}, subject: 'Hello', attempts: 1 });
      expect(mailState(database)).toEqual({ waiting: 0, retrying: 0, failed: 0 });
    });
  });

  it('gives up at once what the other side refuses for good', async () => {
    await withServer('550 <ann@ash.example> unknown', async (url) => {
      queue('a');
      expect(await send(smtpTransport(url, 'cvs@x.example'))).toBe(0);
      expect(mailState(database)).toEqual({ waiting: 0, retrying: 0, failed: 1 });
      // The links that it held would open for whoever reads the database.
      expect(rows()).toMatchObject([{ subject: 'Hello', text: '', html: '', headers: {} }]);
      expect(errors.join()).toContain('550');
      expect(errors.join()).not.toContain('ann@');
    });
  });

  it.each([['451 try later'], [undefined]])('tries again ever later where it gets %s', async (answer) => {
    await withServer(answer ?? '', async (url) => {
      // Nobody listens on port 1.
      const transport = smtpTransport(answer === undefined ? 'smtp://127.0.0.1:1' : url, 'cvs@x.example');
      queue('a');
      const waits: number[] = [];
      while (mailState(database).failed === 0) {
        expect(await send(transport)).toBe(0);
        const wait = (rows()[0]?.nextTryAt.getTime() ?? 0) - clock.now().getTime();
        if (wait > 0) waits.push(wait / minuteMs);
        clock.advance(wait - 1);
        const before = errors.length;
        await send(transport);
        expect(errors.length, 'not before its time').toBe(before);
        clock.advance(1);
      }
      expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]);
    });
  });

  it('sends nothing that leads to what is over, however long it waited', async () => {
    const expiresAt = new Date(clock.now().getTime() + 15 * minuteMs);
    queue('a', { expiresAt });
    queue('b', { expiresAt });
    let isDown = false;
    const transport: MailTransport = {
      forgetsWords: true,
      send: () => (isDown ? Promise.reject(new Error('down')) : Promise.resolve()),
    };
    clock.advance(15 * minuteMs - 1_000);
    const [first] = rows();
    expect(first?.headers).toEqual({ Expires: 'Mon, 23 Nov 2026 12:15:00 GMT' });
    isDown = true;
    expect(await send(transport)).toBe(0);
    isDown = false;
    clock.advance(5 * minuteMs);
    expect(await send(transport)).toBe(0);
    expect(mailState(database)).toEqual({ waiting: 0, retrying: 0, failed: 2 });
    // That is nothing against the address.
    expect(bouncedAmong(database, [mail.to])).toEqual(new Set());
    queue('c', { expiresAt: new Date(clock.now().getTime() + minuteMs) });
    expect(await send(transport)).toBe(1);
  });

  it('sends nothing again that could not be noted as sent, and notes it later', async () => {
    queue('a');
    let sent = 0;
    const transport: MailTransport = {
      forgetsWords: true,
      async send() {
        sent += 1;
      },
    };
    database.$client.pragma('query_only = on');
    for (let tries = 0; tries < 3; tries += 1) await expect(send(transport)).rejects.toThrow('readonly');
    database.$client.pragma('query_only = off');
    clock.advance(60_000);
    expect([await send(transport), await send(transport), sent]).toEqual([1, 0, 1]);
    expect(rows()[0]).toMatchObject({
      text: '',
      attempts: 1,
      sentAt: new Date(clock.now().getTime() - 60_000),
    });
  });

  it('begins no other once it is to stop', async () => {
    queue('a');
    queue('b');
    const stopping = new AbortController();
    const slow: MailTransport = { forgetsWords: false, send: async () => stopping.abort() };
    const sent = sendDueMail(database, slow, clock, unnoted, () => undefined, stopping.signal);
    expect([await sent, mailState(database).waiting]).toEqual([1, 1]);
  });

  it('goes on with the next where one fails', async () => {
    queue('a', { to: 'nobody@ash.example' });
    queue('b');
    const picky: MailTransport = {
      forgetsWords: false,
      send: ({ to }) => (to.startsWith('nobody') ? Promise.reject(new Error('no')) : Promise.resolve()),
    };
    expect(await send(picky)).toBe(1);
    expect(mailState(database)).toEqual({ waiting: 1, retrying: 1, failed: 0 });
  });
});

describe('erasing an address', () => {
  const erase = (address: string) => transaction(database, (tx) => eraseFromMailIn(tx, address));

  it('reaches what waits or never got through, to them and to others, and no longer address of which it is a part', async () => {
    const written = `o'ann@ash.example, jo.o'ann@ash.example, o'ann@ash.example.org; not o'ann@ash.example.`;
    const html = written.replaceAll("'", '&#39;');
    queue('theirs', { to: "o'ann@ash.example" });
    queue('waits', { to: 'ben@ash.example', text: written, html });
    queue('another’s', { to: 'cat@ash.example', text: 'jo@ash.example' });
    erase("o'ann@ash.example");
    const words = `an address that was erased, jo.o'ann@ash.example, o'ann@ash.example.org; not an address that was erased.`;
    expect(rows().map((row) => [row.causeKey, row.text, row.html])).toEqual([
      ['waits', words, words.replaceAll("'", '&#39;')],
      ['another’s', 'jo@ash.example', mail.html],
    ]);
  });

  it('reaches what waits behind one that is under way', async () => {
    queue('a', { to: 'ben@ash.example' });
    queue('b');
    const sent: string[] = [];
    await send({
      forgetsWords: true,
      async send({ to }) {
        sent.push(to);
        erase(mail.to);
      },
    });
    expect(sent).toEqual(['ben@ash.example']);
  });
});
