import { emailAddress } from '#features/accounts/index.ts';
import { systemActor } from '#platform/actor.ts';
import { runCommand, say, UsageError } from './command.ts';

/** `npm run admin -- EMAIL`: makes the first administrator of a directory, or another one. */
const usage = 'npm run admin -- EMAIL: makes somebody an administrator';

await runCommand(usage, ({ services, parameters }) => {
  const [given] = parameters;
  if (given === undefined) throw new UsageError('Say whose address: npm run admin -- EMAIL');
  const address = emailAddress.safeParse(given);
  if (!address.success) throw new UsageError(`${given} is not an e-mail address`);
  const email = address.data;
  const before = services.accounts.findByEmail(services.database, email);
  if (before?.isAdministrator === true) {
    say(`${email} is an administrator already`);
    return;
  }
  services.people.appoint(systemActor('operator'), {
    email,
    roles: { isCurator: before?.isCurator ?? false, isAdministrator: true },
    reason: 'By the operator’s command',
  });
  say(`${email} is an administrator now, and signs in with that address`);
});
