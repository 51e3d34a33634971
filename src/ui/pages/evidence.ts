import type { PrivacyEvidence } from '../shell/types.ts';

/**
 * What the browser itself knows: the policy in force and every request since the page was loaded;
 * and whether a copy of the data is on this device.
 */
export function gatherEvidence(storedOnDevice: boolean): PrivacyEvidence {
  const policy =
    document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]')
      ?.content ?? '';
  const directives = policy
    .split(';')
    .map((directive) => directive.trim())
    .filter((directive) => directive !== '')
    .map((directive) => {
      const [name = '', ...values] = directive.split(' ');
      return { label: name, value: values.join(' ') };
    });
  const requests = performance
    .getEntriesByType('resource')
    .filter(({ name }) => !name.startsWith('blob:'));
  const own = requests.filter(({ name }) => new URL(name).origin === location.origin);
  return {
    directives,
    ownOrigin: own.length,
    otherOrigins: requests.length - own.length,
    storedOnDevice,
  };
}
