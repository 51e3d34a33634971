/**
 * The page's promise that nothing leaves the device, in the form that the browser enforces. The
 * server sends it as a header, `public/_headers` does the same on static hosts, and the page repeats
 * it in a meta tag; a test holds the three together.
 */
const directives: readonly (readonly [string, string])[] = [
  ['default-src', "'none'"],
  ['script-src', "'self' 'wasm-unsafe-eval'"],
  ['style-src', "'self'"],
  ['img-src', "'self' data: blob:"],
  ['font-src', "'self'"],
  ['connect-src', "'self'"],
  ['worker-src', "'self'"],
  ['manifest-src', "'self'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
  ['frame-ancestors', "'none'"],
  ['require-trusted-types-for', "'script'"],
  ['trusted-types', 'svelte-trusted-html regulars-worker default'],
];

const text = (parts: typeof directives): string =>
  parts.map(([name, value]) => `${name} ${value}`).join('; ');

/** The policy as a header. */
export const contentSecurityPolicy = text(directives);

/** The policy for a meta tag, where `frame-ancestors` is not allowed. */
export const metaPolicy = text(directives.filter(([name]) => name !== 'frame-ancestors'));

/** All headers the page is served with. */
export const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
};
