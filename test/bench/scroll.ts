import { launchBrowser } from '../support/browser.ts';
import type { Course, Frames } from './scroll-page.ts';
import { serveBench } from './site.ts';

const frames = 240;
/** A screen at 60 Hz draws every 16.7 ms; what comes later than this missed one. */
const late = 1.5 * (1000 / 60);

const courses: readonly (Course & { readonly name: string })[] = [
  { name: 'nothing moves', right: 0, down: 0 },
  { name: 'down, as a wheel does', right: 0, down: 100 },
  { name: 'down, a screen in two frames', right: 0, down: 400 },
  { name: 'to the right', right: 60, down: 0 },
  { name: 'both ways', right: 60, down: 100 },
];

/** `npm run bench scroll`: frames while a pivot of 100,000 rows and 196 columns scrolls. */
export async function benchScroll(): Promise<void> {
  const site = await serveBench();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(`${site.address}scroll.html`);
    await page.locator('.scroller').waitFor();
    console.log(`a pivot of 100,000 rows and 196 columns, ${frames} frames each`);
    console.log(
      'course                          median ms   p95 ms  longest ms   late   cells drawn',
    );
    for (const { name, ...course } of courses) {
      const call = `scrollPivot(${JSON.stringify(course)}, ${frames})`;
      const { gaps, cells } = await page.evaluate<Frames>(call);
      const sorted = gaps.toSorted((left, right) => left - right);
      const at = (share: number): string =>
        (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
      const missed = gaps.filter((gap) => gap > late).length / gaps.length;
      console.log(
        [
          name.padEnd(30),
          at(0.5).padStart(10),
          at(0.95).padStart(7),
          at(1).padStart(10),
          `${(100 * missed).toFixed(1)}%`.padStart(6),
          String(cells).padStart(10),
        ].join('  '),
      );
    }
  } finally {
    await browser.close();
    await site.close();
  }
}
