import { readFileSync } from 'node:fs';
import path from 'node:path';
import express from 'express';
import { describe, expect, it } from 'vitest';
import { ConfigError, cautions, readConfig, settingNames } from './config.ts';

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
      searchLog: true,
      sessionSecret: undefined,
      smtp: undefined,
      openId: undefined,
    });
  });

  it('is open to the network and empty in production', () => {
    const config = readConfig({
      NODE_ENV: 'production',
      BASE_URL: 'https://exchange.example/',
      SESSION_SECRET: 'x'.repeat(32),
    });
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
    ['BASE_URL', 'https://exchange.example/darlington'],
    ['BASE_URL', 'https://exchange.example/?a=b'],
    ['BASE_URL', 'https://user@exchange.example'],
    ['PLACE_NAME', ' '],
    ['TRUST_PROXY', 'yes'],
    ['TRUST_PROXY', '11'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', 'loopback, 300.1.1.1'],
    ['DEMO', 'yes'],
    ['LOG_LEVEL', 'loud'],
    ['NODE_ENV', 'staging'],
    ['SESSION_SECRET', 'x'.repeat(31)],
    ['SMTP_URL', 'https://mail.example'],
    ['SMTP_URL', 'smtp://'],
    ['SMTP_URL', 'smtps://user:pass/word@mail.example:465'],
    ['SMTP_URL', 'smtps://user:pass#word@mail.example:465'],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'CVS, Darlington <cvs@exchange.example>'],
    ['MAIL_FROM', 'CVS <cvs@exchange.example> or so'],
    ['MAIL_FROM', 'cvs@exchange.example, all@exchange.example'],
    ['OIDC_ISSUER', 'http://login.example'],
  ])('refuses %s=%s and says so', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: (?!.*^${name}: )`, 'ms'));
  });

  it.each([
    [{ NODE_ENV: 'production' }, 'SESSION_SECRET'],
    [{ OIDC_ISSUER: 'https://login.example' }, 'OIDC_CLIENT_ID'],
    [{ OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' }, 'OIDC_ISSUER'],
  ])('says what is missing beside %j', (env, name) => {
    expect(() => readConfig(env)).toThrow(new RegExp(`^${name}: has to be set`, 'm'));
  });

  it('takes an issuer without encryption on this machine only', () => {
    const openId = { OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'y' };
    expect(readConfig({ ...openId, OIDC_ISSUER: 'http://127.0.0.1:9000' }).openId?.issuer).toBe(
      'http://127.0.0.1:9000',
    );
  });

  it('sends mail in the name of the address that the public knows', () => {
    const env = { SMTP_URL: 'smtp://127.0.0.1:25', BASE_URL: 'https://exchange.example' };
    expect(readConfig(env).smtp?.from).toBe('Borough Exchange <no-reply@exchange.example>');
    expect(readConfig({ ...env, MAIL_FROM: 'cvs@exchange.example' }).smtp?.from).toBe('cvs@exchange.example');
  });

  it.each([
    ['0', 0],
    ['2', 2],
    ['loopback, 10.0.0.0/8,2001:db8::/32', 'loopback, 10.0.0.0/8,2001:db8::/32'],
  ])('takes TRUST_PROXY=%s as Express does', (given, trustProxy) => {
    expect(readConfig({ TRUST_PROXY: given }).trustProxy).toBe(trustProxy);
    express().set('trust proxy', trustProxy);
  });

  it.each([
    'Borough Exchange <mail@exchange.example>',
    '"CVS, Darlington" <mail@exchange.example>',
    '<mail@exchange.example>',
  ])('sends in the name of %s', (MAIL_FROM) => {
    const SMTP_URL = 'smtps://user%40mail.example:p%2Fw%23@mail.example:465';
    expect(readConfig({ SMTP_URL, MAIL_FROM }).smtp).toEqual({ url: SMTP_URL, from: MAIL_FROM });
  });

  it('names every bad value at once', () => {
    expect(() => readConfig({ PORT: 'x', DEMO: 'x' })).toThrow(/PORT: .*\nDEMO: /);
  });
});

describe('cautions', () => {
  const secret = { NODE_ENV: 'production', SESSION_SECRET: 'x'.repeat(32) };
  const mail = { SMTP_URL: 'smtp://127.0.0.1:25' };
  it.each([
    [{}, []],
    [secret, [/^SMTP_URL is not set/, /^BASE_URL is not set/]],
    [{ ...secret, ...mail, BASE_URL: 'http://exchange.example' }, [/^BASE_URL doesn’t begin with https/]],
    [{ ...secret, ...mail, BASE_URL: 'https://exchange.example' }, []],
  ])('for %j', (env, lines) => {
    expect(cautions(readConfig(env))).toEqual(lines.map((line) => expect.stringMatching(line)));
  });
});

describe('every setting', () => {
  /** What the image and its volume settle. */
  const ofTheContainer = ['NODE_ENV', 'PORT', 'HOST', 'DATA_DIR'];

  it.each(settingNames)('%s stands in the README', (name) => {
    expect(textOf('README.md')).toContain(`\`${name}\``);
  });

  it.each(settingNames.filter((name) => name !== 'NODE_ENV'))(
    '%s can be filled in from .env.example',
    (name) => {
      expect(textOf('.env.example')).toMatch(new RegExp(`^${name}=`, 'm'));
    },
  );

  it.each(settingNames.filter((name) => !ofTheContainer.includes(name)))(
    '%s reaches the container',
    (name) => {
      expect(textOf('compose.yaml')).toMatch(new RegExp(`^ {6}${name}: `, 'm'));
    },
  );
});

function textOf(file: string): string {
  return readFileSync(path.join(import.meta.dirname, '..', file), 'utf8');
}
