import { askForAdvisories } from './advisories.ts';

const answer = await askForAdvisories();
switch (answer.kind) {
  case 'none':
    console.log(`Nothing is known against any of the ${answer.packages} packages that people run.`);
    break;
  case 'some':
    for (const one of answer.advisories)
      console.log(`${one.severity}: ${one.package}: ${one.title} (${one.url})`);
    process.exitCode = 1;
    break;
  case 'unknown':
    console.log(`The registry did not say what is known, which is not the same as nothing: ${answer.why}`);
    process.exitCode = 2;
    break;
}
