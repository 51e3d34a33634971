import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** A browser that answered when asked for its version. */
export interface FoundBrowser {
  readonly path: string;
  readonly version: string;
  /** Where it was found, in words. */
  readonly origin: string;
}

/** Headless, without a sandbox (containers have none), and silent on a closed network. */
export const CHROMIUM_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

const COMMANDS = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/chrome',
  '/opt/microsoft/msedge/msedge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The version that an executable states, or null if there is none or it does not start. */
function versionOf(path: string): string | null {
  if (!existsSync(path)) return null;
  // Chrome on Windows opens a window instead of answering: there, being present has to do.
  if (process.platform === 'win32') return 'unknown version';
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return status === 0 ? stdout.trim() : null;
}

function firstThatStarts(origin: string, paths: readonly string[]): FoundBrowser | null {
  for (const path of paths) {
    const version = versionOf(path);
    if (version !== null) return { path, version, origin };
  }
  return null;
}

function installed(): FoundBrowser | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  return (
    firstThatStarts('installed, on PATH', onPath) ??
    firstThatStarts('installed, in a usual place', USUAL_PLACES)
  );
}

/** Ways to install a browser, each tried only where its condition holds. */
function installers(): readonly { readonly command: string; readonly possible: boolean }[] {
  const root = process.getuid?.() === 0;
  const has = (tool: string): boolean => existsSync(join('/usr/bin', tool));
  const apt =
    'apt-get -o DPkg::Lock::Timeout=300 update && DEBIAN_FRONTEND=noninteractive ' +
    'apt-get -o DPkg::Lock::Timeout=300 install -y chromium fonts-noto-cjk';
  return [
    { command: apt, possible: root && has('apt-get') },
    { command: 'dnf install -y chromium google-noto-sans-cjk-fonts', possible: root && has('dnf') },
    { command: 'apk add chromium font-noto-cjk', possible: root && existsSync('/sbin/apk') },
    { command: 'npx playwright-core install chromium', possible: true },
  ];
}

function install(): FoundBrowser | null {
  for (const { command, possible } of installers()) {
    if (!possible) continue;
    console.log(`browser: none found, installing one: ${command}`);
    const { status } = spawnSync(command, { shell: true, stdio: ['ignore', 'inherit', 'inherit'] });
    console.log(`browser: that ended with exit code ${status ?? 'none'}`);
    const found =
      installed() ?? firstThatStarts("Playwright's own copy", [chromium.executablePath()]);
    if (found) return { ...found, origin: `${found.origin}, installed just now` };
  }
  return null;
}

let found: FoundBrowser | null = null;

/**
 * A Chromium for tests: `CHROME_PATH`, then an installed Chromium, Chrome or Edge, then
 * Playwright's own copy, then one that is installed now with what the machine offers. Prints what
 * it did. Throws when `CHROME_PATH` names something that does not start, or when nothing helped.
 */
export function findBrowser(): FoundBrowser {
  if (found) return found;
  const wanted = process.env['CHROME_PATH'];
  if (wanted !== undefined && wanted !== '') {
    found = firstThatStarts('CHROME_PATH', [wanted]);
    if (!found) throw new Error(`CHROME_PATH is ${wanted}, which is not a browser that starts.`);
  }
  found ??=
    installed() ??
    firstThatStarts("Playwright's own copy", [chromium.executablePath()]) ??
    install();
  if (!found) {
    throw new Error(
      'No Chromium, Chrome or Edge was found and none could be installed. ' +
        'Install one, or set CHROME_PATH to its executable.',
    );
  }
  console.log(`browser: ${found.version} at ${found.path} (${found.origin})`);
  return found;
}

/** Starts the browser that `findBrowser` finds; the caller closes it. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser().path,
    headless: true,
    args: [...CHROMIUM_FLAGS],
  });
}
