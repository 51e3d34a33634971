/**
 * `npm test`: every suite, one after another, each even if an earlier one failed. The last line of
 * its output is `N passed, N failed`, summed over all suites; the exit code is 1 when anything
 * failed, and a suite that ran no test at all has failed.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser } from './browser.ts';

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Outcome extends Tally {
  readonly name: string;
  readonly seconds: number;
}

/** What is read of the report that Vitest's JSON reporter writes. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const REPORTS = `${ROOT}test-results`;

/** Runs an npm script with its output passed through; resolves with its exit code. */
function npmRun(script: string, args: readonly string[] = [], env = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(
      'npm',
      ['run', '--silent', script, ...(args.length ? ['--', ...args] : [])],
      {
        cwd: ROOT,
        env: { ...process.env, ...env },
        stdio: ['ignore', 'inherit', 'inherit'],
        shell: process.platform === 'win32',
      },
    );
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** A check without tests of its own counts as one. */
async function check(script: string): Promise<Tally> {
  const failed = (await npmRun(script)) === 0 ? 0 : 1;
  return { passed: 1 - failed, failed, skipped: 0 };
}

function tallyOf(report: VitestReport): Tally {
  // A file that could not be loaded has failed without having failed a test.
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** A Vitest project. Crashing, an error outside any test, and running nothing all count as failed. */
async function suite(project: string, env = {}): Promise<Tally> {
  const file = `${REPORTS}/${project}.json`;
  rmSync(file, { force: true });
  const args = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const exitCode = await npmRun(project, args, env);
  let tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  try {
    tally = tallyOf(JSON.parse(readFileSync(file, 'utf8')) as VitestReport);
  } catch {
    console.error(`${project}: no report was written`);
  }
  const idle = tally.passed + tally.failed === 0;
  if (idle) console.error(`${project}: not a single test ran`);
  return tally.failed === 0 && (exitCode !== 0 || idle) ? { ...tally, failed: 1 } : tally;
}

/** Looks for the browser once, so that test files running side by side do not all install one. */
function browserPath(): Readonly<Record<string, string>> {
  try {
    return { CHROME_PATH: findBrowser().path };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return {};
  }
}

const SUITES: readonly (readonly [name: string, run: () => Promise<Tally>])[] = [
  ...['format:check', 'lint', 'types', 'imports'].map(
    (script) => [script, () => check(script)] as const,
  ),
  ...['unit', 'contract', 'golden', 'simulation'].map(
    (project) => [project, () => suite(project)] as const,
  ),
  ['build', () => check('build')],
  ['e2e', () => suite('e2e', browserPath())],
];

async function runAll(): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [name, run] of SUITES) {
    console.log(`\n── ${name} ${'─'.repeat(70 - name.length)}`);
    const started = performance.now();
    const tally = await run();
    outcomes.push({ name, seconds: (performance.now() - started) / 1000, ...tally });
  }
  return outcomes;
}

function table(outcomes: readonly Outcome[]): string {
  const row = (name: string, ...cells: readonly (string | number)[]): string =>
    name.padEnd(14) + cells.map((cell) => String(cell).padStart(9)).join('');
  return [
    row('suite', 'passed', 'failed', 'skipped', 'seconds'),
    ...outcomes.map(({ name, passed, failed, skipped, seconds }) =>
      row(name, passed, failed, skipped, seconds.toFixed(1)),
    ),
  ].join('\n');
}

mkdirSync(REPORTS, { recursive: true });
const outcomes = await runAll();
const sum = (of: keyof Tally): number => outcomes.reduce((total, each) => total + each[of], 0);
const skipped = sum('skipped') > 0 ? `, ${sum('skipped')} skipped` : '';
console.log(`\n${table(outcomes)}\n`);
console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
