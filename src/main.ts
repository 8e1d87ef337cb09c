import type { AddressInfo } from 'node:net';
import { webBusyTimeoutMs } from '#db/client.ts';
import { lockRunning } from '#db/locks.ts';
import { serveFrom } from '#db/serving.ts';
import { connectCouncilDirectory } from '#features/accounts/index.ts';
import { isDemonstration } from '#features/listings/index.ts';
import { wholeDirectory } from '#features/search/index.ts';
import { systemClock } from '#platform/clock.ts';
import { UnavailableError } from '#platform/errors.ts';
import { installationSecret } from '#platform/installation-secret.ts';
import { loggable } from '#platform/loggable.ts';
import { createLogger } from '#platform/logger.ts';
import type { MailTransport } from '#platform/mail/mail.ts';
import { localTransport, smtpTransport } from '#platform/mail/transports.ts';
import { loadAssets } from '#web/assets.ts';
import { demonstrationAccounts } from '../seeds/demo/accounts.ts';
import { createApp } from './app.ts';
import { failureText } from './commands/failure-text.ts';
import { forgetOrphanedLeases } from './commands/orphaned-leases.ts';
import { prepareDatabase } from './commands/prepare.ts';
import { type Config, cautions, readConfig } from './config.ts';
import { openDataFolder } from './data-folder.ts';
import { readEnvironmentFile } from './environment-file.ts';
import { createServices } from './services.ts';

/** Starts the product: settings, database, services, server, worker; and stops it cleanly. */

/** How long requests under way may take once the program was asked to stop. */
const stopWithinMs = 10_000;
const tidyEveryMs = 100;
/** Longer than proxies keep an idle connection (60 s), so that a request never meets one that we have just closed. */
const keepAliveMs = 65_000;

async function start(): Promise<void> {
  readEnvironmentFile();
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  openDataFolder(config.dataDir);
  forgetOrphanedLeases(config);
  const running = lockRunning(config.dataDir);
  if (!running) throw new UnavailableError('A backup is being put back; start again when that is done');
  const database = prepareDatabase(config, { clock: systemClock, logger });
  // From here on somebody waits for each statement.
  database.$client.pragma(`busy_timeout = ${webBusyTimeoutMs}`);
  const site = {
    placeName: config.placeName,
    baseUrl: config.baseUrl ?? `http://localhost:${config.port}`,
    demo: isDemonstration(database),
    signIn: true,
    assets: loadAssets(),
  };
  const services = createServices({
    database,
    clock: systemClock,
    logger,
    surroundings: {
      secret: installationSecret(database, config.sessionSecret),
      keepsSearches: config.searchLog,
      baseUrl: () => site.baseUrl,
      placeName: config.placeName,
      mail: mailTransport(config),
      councilDirectory: config.openId && connectCouncilDirectory(config.openId),
      meilisearch: config.meilisearch,
    },
  });
  // Reads index and gazetteer into memory before anybody waits for them.
  await services.engine.search(wholeDirectory);
  services.places.wards();

  const { trustProxy, isProduction } = config;
  const app = createApp({ services, site, logger, trustProxy, mailbox: !isProduction });
  const server = app.listen(config.port, config.host);
  server.keepAliveTimeout = keepAliveMs;
  server.on('error', (error) => fail(error));
  server.on('listening', () => {
    const { port } = server.address() as AddressInfo;
    if (config.baseUrl === undefined) site.baseUrl = `http://localhost:${port}`;
    process.stdout.write(`Borough Exchange (${config.placeName}) is at ${site.baseUrl}\n`);
    process.stdout.write(`Its data lies in ${config.dataDir}\n`);
    if (site.demo) process.stdout.write(waysIn(site.baseUrl, config));
    for (const caution of cautions(config)) logger.warn(caution);
    services.worker.start();
    services.searchLog.start();
    void services.meilisearch?.greet();
  });

  let isStopping = false;
  const closeDatabase = serveFrom(database, {
    failed(error) {
      logger.fatal({ error: loggable(error) }, 'the disk did not take what was written');
      process.exitCode = 1;
      stop('the disk failed');
    },
    putOff(error) {
      logger.warn(
        { error: loggable(error) },
        'the database file could not be written; what is new waits in its log',
      );
    },
  });
  function stop(reason: string): void {
    if (isStopping) return;
    isStopping = true;
    const impatience = setTimeout(() => server.closeAllConnections(), stopWithinMs);
    // Browsers keep a connection open after the answer that it was waiting for.
    const tidying = setInterval(() => server.closeIdleConnections(), tidyEveryMs);
    server.close(() => {
      clearTimeout(impatience);
      clearInterval(tidying);
      services.searchLog.stop();
      void services.worker.stop().finally(async () => {
        await closeDatabase();
        running?.release();
        logger.info('stopped');
      });
    });
    logger.info({ reason }, 'stopping');
  }
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** Who carries mail. In production without a carrier it waits, so that none is taken for sent that wasn't. */
function mailTransport({ smtp, isProduction }: Config): MailTransport | null {
  if (smtp) return smtpTransport(smtp.url, smtp.from, { keepsWords: !isProduction });
  return isProduction ? null : localTransport;
}

/** How to sign in as each of the demonstration's people. */
function waysIn(baseUrl: string, { smtp, isProduction }: Config): string {
  const width = Math.max(...demonstrationAccounts.map(({ email }) => email.length));
  const lines = demonstrationAccounts.map(({ email, what }) => `  ${email.padEnd(width)}  ${what}`);
  const where = isProduction || smtp ? '' : `\nThe mail with the link and the code is at ${baseUrl}/dev/mail`;
  return `Sign in at ${baseUrl}/sign-in as\n${lines.join('\n')}${where}\n`;
}

/** Says why the program doesn't start. */
function fail(error: unknown): never {
  process.stderr.write(`Borough Exchange can't start: ${failureText(error)}\n`);
  process.exit(1);
}

start().catch(fail);
