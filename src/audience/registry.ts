import { criteo } from './platforms/criteo.ts';
import { google } from './platforms/google.ts';
import { klaviyo } from './platforms/klaviyo.ts';
import { lineAds, lineDevices } from './platforms/line-ads.ts';
import { line } from './platforms/line.ts';
import { linkedin } from './platforms/linkedin.ts';
import { mailchimp } from './platforms/mailchimp.ts';
import { meta } from './platforms/meta.ts';
import { microsoft } from './platforms/microsoft.ts';
import { people } from './platforms/people.ts';
import { tiktok } from './platforms/tiktok.ts';
import type { Platform } from './platforms/types.ts';
import { x } from './platforms/x.ts';

/** Every platform, in the order in which they are offered. */
export const platforms: readonly Platform[] = [
  google,
  meta,
  line,
  lineAds,
  lineDevices,
  tiktok,
  microsoft,
  linkedin,
  x,
  criteo,
  klaviyo,
  mailchimp,
  people,
];

/** The platform of an id; undefined where there is none. */
export function platformOf(id: string): Platform | undefined {
  return platforms.find((platform) => platform.id === id);
}
