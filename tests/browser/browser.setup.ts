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

/**
 * What Chromium leaves out. The list replaces that of Playwright, since the last one given counts; so it begins with what
 * stands there.
 */
const withoutFeatures = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  // Each window would load what unfolds below its address bar, two pages that nobody sees: more than half of what it
  // costs to open one.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
];

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
      `--disable-features=${withoutFeatures.join(',')}`,
    ],
  });
  project.provide('browserEndpoint', server.wsEndpoint());
  return () => server.close();
}
