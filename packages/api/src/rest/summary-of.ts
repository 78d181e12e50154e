import type { Operation } from './operations.ts';

/** What an operation does, where its verb does not say it already. */
const SUMMARIES: Readonly<Record<string, string>> = {
  'tokens.login': 'Sign a program in with the password of its owner',
  'tokens.refresh': 'Get the next pair of tokens for a refresh token, which works once',
  'tokens.revoke': 'End the sign-in of a refresh token',
  'tokens.test': 'Tell who a token belongs to, what it may do and until when',
  'audit.list': 'List what was done with the account, by whom and from where',
  'profile.get': 'Read the settings of the account',
  'profile.update': 'Change settings of the account',
  'earnings.sums': 'Add up the earnings that fit a filter, by currency',
  'earnings.days': 'Add up the earnings that fit a filter, day by day',
  'earnings.tags': 'List the tags in use, with how many earnings have each',
  'earnings.bulkEdit': 'Change many earnings at once',
  'earnings.bulkDelete': 'Put many earnings into the bin at once',
  'earnings.undoBulk': 'Take back a change of many earnings',
  'earnings.bulkChanges': 'List the latest changes of many earnings',
  'products.setPrice': 'Say what a product costs from a day on',
  'products.removePrice': 'Take a price out of the history of a product',
  'payouts.owed': 'Tell what each platform still owes',
  'mappings.save': 'Keep a way of reading files, in the place of one of its id',
  'imports.open': 'Begin the import of a statement',
  'imports.stage': 'Hand in a part of the rows of a statement',
  'imports.preview': 'Tell what an import would record',
  'imports.decide':
    'Leave rows out, say which typed entries they are, or which files of the same last day were exported later, before they are recorded',
  'imports.commit': 'Record what was handed in, all or nothing',
  'imports.cancel': 'Give up an import, of which nothing is recorded then',
  'imports.previewUndo': 'Tell what undoing an import would do',
  'imports.undoItems': 'List the rows of an import with what undoing it would do to each',
  'imports.undo': 'Undo an import, all or nothing',
  'imports.mapping': 'Show the mapping by which a file was read, as a mapping file has it',
  'imports.findByHash': 'Find the import of a file by the hash of its bytes',
  'imports.platformsBefore':
    'Tell where rows of the last files of a kind went, by the platform that they name',
  'imports.earningVersions': 'Tell what each file says of an earning, the one that counts first',
  'imports.workVersions': 'Tell what each file says of a stretch of work, the one that counts first',
  'imports.payoutVersions': 'Tell what each file says of a payout, the one that counts first',
  'imports.items': 'List the rows of an import with what becomes of each',
  'bin.list': 'List what was deleted in the last thirty days',
  'bin.restore': 'Bring things back from the bin, all or none of them',
  'bin.deleteForGood': 'Delete things of the bin for good, all or none of them',
  'bin.empty': 'Delete all that lies in the bin for good',
  'goals.create': 'Set a goal',
  'dashboard.summary':
    'Tell what was earned in a period, worked and kept per hour, by platform and over time',
  'archive.status': 'Tell whether an archive can be restored into the account',
  'analytics.report': 'Analyse a period: platforms, products, tags, hours of the week and sizes',
  'analytics.hourRows': 'List the work behind one hour of the week',
  'analytics.sizeRows': 'List the earnings behind one bar of sizes',
};

const VERBS: Readonly<Record<string, (thing: string, things: string) => string>> = {
  list: (_, things) => `List ${things}`,
  get: (thing) => `Read one ${thing}`,
  create: (thing) => `Record one ${thing}`,
  update: (thing) => `Change one ${thing}`,
  delete: (thing) => `Delete one ${thing}`,
  restore: (thing) => `Bring one ${thing} back from the bin`,
  archive: (thing) => `Archive one ${thing}`,
  unarchive: (thing) => `Bring one ${thing} back from the archive`,
};

/** One line for a reader of the document. Throws for a procedure that nobody has put into words. */
export function summaryOf({ procedure }: Operation): string {
  const [things = '', verb = ''] = procedure.split('.');
  const thing = things === 'work' ? 'piece of work' : things.replace(/s$/, '');
  const words = SUMMARIES[procedure] ?? VERBS[verb]?.(thing, things);
  if (words === undefined) throw new Error(`Say in summary-of.ts what "${procedure}" does`);
  return words;
}
