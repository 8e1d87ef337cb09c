import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

describe('readConfig', () => {
  it('needs nothing in development', () => {
    expect(readConfig({})).toEqual({
      isProduction: false,
      port: 3000,
      host: '127.0.0.1',
      baseUrl: undefined,
      dataDir: path.resolve('data'),
      databaseFile: path.resolve('data/borough-exchange.db'),
      placeName: 'Darlington',
      demo: true,
      trustProxy: false,
      logLevel: 'info',
    });
  });

  it('is open to the network and empty in production', () => {
    const config = readConfig({ NODE_ENV: 'production', BASE_URL: 'https://exchange.example/' });
    expect(config).toMatchObject({ host: '0.0.0.0', demo: false, baseUrl: 'https://exchange.example' });
  });

  it('takes an empty value for none', () => {
    expect(readConfig({ PORT: '', DEMO: '' })).toMatchObject({ port: 3000, demo: true });
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '65536'],
    ['BASE_URL', 'exchange.example'],
    ['BASE_URL', 'javascript:alert(1)'],
    ['DEMO', 'yes'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'staging'],
  ])('refuses %s=%s and says so', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: `));
  });

  it('names every bad value at once', () => {
    expect(() => readConfig({ PORT: 'x', DEMO: 'x' })).toThrow(/PORT: .*\nDEMO: /);
  });
});
