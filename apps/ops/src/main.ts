import { commands, usageOf } from './commands.ts';
import { codeOfFailure, describeFailure, isWrongUsage } from './describe-failure.ts';

const [name = 'help', ...args] = process.argv.slice(2);

// Who reads may have had enough (`| head`). The command still does its work to the end, and its code says how that went.
process.stdout.on('error', (err: NodeJS.ErrnoException) => {
  if (err.code !== 'EPIPE') throw err;
});

// The exit code is set, not forced: output that is still on its way into a pipe would be cut off.
process.exitCode = await runCommand();

async function runCommand(): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) return help(console.log);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    console.error(`earntrack has no command "${name}".`);
    help(console.error);
    return 2;
  }
  if (args.includes('--help') || args.includes('-h')) {
    console.log([usageOf(name), command.summary, ...(command.more ? [command.more] : [])].join('\n\n'));
    return 0;
  }
  try {
    const { run } = await command.load();
    return await run(args);
  } catch (err) {
    console.error(describeFailure(err));
    if (isWrongUsage(err)) console.error(`How it is called: earntrack ${name} --help`);
    return codeOfFailure(err);
  }
}

function help(print: (line: string) => void): number {
  print('Usage: earntrack COMMAND [OPTIONS]\n');
  for (const [command, { summary }] of Object.entries(commands)) print(`  ${command.padEnd(17)} ${summary}`);
  print(`  ${'help'.padEnd(17)} show this`);
  return 0;
}
