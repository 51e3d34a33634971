import { launchBrowser } from '../support/browser.ts';
import type { AudienceBench } from './audience-page.ts';
import { serveBench } from './site.ts';

/** E-mail only has to reach this, hashed or not. */
const peoplePerSecond = 50_000;

/**
 * `npm run bench audience [people] [rounds]`: everybody of a generated shop becomes a file for Meta, in one
 * page of a real Chromium with the product's own workers: from the engine's query to the last byte. Ways
 * take turns, and so does the naive one, which hashes the same addresses by `crypto.subtle`.
 */
export async function benchAudience(people: number, rounds: number): Promise<void> {
  const site = await serveBench();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error));
    await page.goto(`${site.address}audience.html`);
    page.setDefaultTimeout(0);
    const found = await page.evaluate<AudienceBench>(`benchAudience(${people}, ${rounds})`);
    print(found, rounds);
    const different = found.exports.filter(({ same }) => !same).map(({ name }) => name);
    if (!found.naive.same) different.push('naive hashes');
    if (different.length > 0) throw new Error(`not the same: ${different.join(', ')}`);
  } finally {
    await browser.close();
    await site.close();
  }
}

function print({ people, exports, naive, cancels }: AudienceBench, rounds: number): void {
  const naiveRate = (naive.addresses / naive.ms) * 1000;
  console.log(`${people.toLocaleString('en')} people, ${rounds} rounds, medians`);
  console.log(
    'way                          query ms  hand over ms  write ms   people/s   with query    × naive     rows  tasks > 50 ms',
  );
  for (const { name, ask, hand, write, rows, longTasks, longest } of exports) {
    const rate = (people / write) * 1000;
    console.log(
      [
        name.padEnd(26),
        ask.toFixed(0).padStart(9),
        hand.toFixed(0).padStart(12),
        write.toFixed(0).padStart(8),
        rate.toFixed(0).padStart(9),
        ((people / (ask + hand + write)) * 1000).toFixed(0).padStart(11),
        `${(rate / naiveRate).toFixed(2)} ×`.padStart(9),
        String(rows).padStart(7),
        `${longTasks}, the longest ${longest.toFixed(0)} ms`,
        name.startsWith('e-mail,') ? (rate >= peoplePerSecond ? 'met' : 'MISSED') : '',
      ].join('  '),
    );
  }
  console.log(
    `naive: ${naive.addresses} plain addresses by crypto.subtle, one after another: ${naive.ms.toFixed(0)} ms, ${naiveRate.toFixed(0)} a second`,
  );
  for (const { at, ms } of cancels)
    console.log(`cancelled at ${100 * at} %: ended after ${ms.toFixed(0)} ms`);
}
