import { AppFailure } from '../core/error.ts';
import { errorsEn } from '../i18n/errors/en.ts';
import { readArguments } from './arguments.ts';
import { audienceFiles } from './audience.ts';
import { writeAudience, writeOut } from './out.ts';
import { viewFile } from './view.ts';

/** `npm run --silent view`: exit code 2 with a one-line reason on bad input. */
try {
  const command = readArguments(process.argv.slice(2));
  const { audience } = command;
  if (audience) await writeAudience(await audienceFiles(command, audience), command);
  else await writeOut(await viewFile(command), command);
} catch (error) {
  if (!(error instanceof AppFailure)) throw error;
  const { code, detail } = error.error;
  const text = errorsEn[code];
  process.stderr.write(
    `${code}: ${text.title}. ${text.body(detail)}\n`.replace(/\s*\n\s*(?=.)/g, ' '),
  );
  process.exitCode = 2;
}
