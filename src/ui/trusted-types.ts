/**
 * The page's only Trusted Types policies. `default` answers the one assignment that the chart
 * library makes (`innerHTML = ''`, to empty its container) and refuses every other string.
 * `regulars-worker` admits worker and service-worker scripts of this page's own origin.
 * Browsers without Trusted Types get the same refusals from {@link workerUrl} itself.
 */
interface Policy {
  createScriptURL(url: string): unknown;
}
interface PolicyRules {
  createHTML?: (text: string) => string;
  createScript?: (text: string) => string;
  createScriptURL?: (url: string) => string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: PolicyRules): Policy;
}

let workerPolicy: Policy | null = null;
let installed = false;

function factory(): PolicyFactory | null {
  const scope = globalThis as { trustedTypes?: PolicyFactory };
  return scope.trustedTypes ?? null;
}

function refuse(what: string): never {
  throw new TypeError(`Refused by the page's Trusted Types policy: ${what}`);
}

/** The absolute address of a script of this origin; throws for any other. */
export function sameOriginUrl(url: string, base: string): string {
  const resolved = new URL(url, base);
  const own = new URL(base);
  if (resolved.origin !== own.origin || resolved.protocol !== own.protocol)
    return refuse(`script from ${resolved.origin}`);
  return resolved.href;
}

/** What the `default` policy makes of a string given to an HTML sink. */
export function onlyEmpty(text: string): string {
  return text === '' ? '' : refuse('HTML text');
}

/** Creates both policies once; later calls do nothing. Call before anything is drawn. */
export function installTrustedTypes(): void {
  if (installed) return;
  installed = true;
  const types = factory();
  if (types === null) return;
  types.createPolicy('default', {
    createHTML: onlyEmpty,
    createScript: () => refuse('script text'),
    createScriptURL: () => refuse('script address outside the worker policy'),
  });
  workerPolicy = types.createPolicy('regulars-worker', {
    createScriptURL: (url) => sameOriginUrl(url, document.baseURI),
  });
}

/**
 * The address of a worker script, fit for `new Worker` and `serviceWorker.register`. It is typed
 * as `URL`, which both accept; under Trusted Types it is a `TrustedScriptURL`.
 */
export function workerUrl(url: string | URL): URL {
  installTrustedTypes();
  const href = sameOriginUrl(String(url), document.baseURI);
  return (workerPolicy === null ? new URL(href) : workerPolicy.createScriptURL(href)) as URL;
}
