import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { buildIfStale } from '../../src/commands/build.mjs';
import { findChromium } from '../chromium.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser that all tests share can be reached. */
    browserEndpoint: string;
  }
}

/** Builds what pages load, and starts one browser for the whole suite. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildIfStale();
  const server = await chromium.launchServer({
    executablePath: findChromium(),
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  project.provide('browserEndpoint', server.wsEndpoint());
  return () => server.close();
}
