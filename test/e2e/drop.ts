import type { Page } from 'playwright-core';
import type { Files } from '../support/page.ts';

/** Takes hold of a file as a drag does, without dropping it yet. */
export async function holdFile(page: Page, file: Files): Promise<void> {
  await page.evaluate(() => {
    document.getElementById('held')?.remove();
    const input = document.createElement('input');
    input.type = 'file';
    input.id = 'held';
    input.hidden = true;
    document.body.append(input);
  });
  await page.locator('#held').setInputFiles(file);
}

/** Drops the held file onto the window, or onto a part of the page. */
export function dropHeld(page: Page, onto = 'body'): Promise<void> {
  return page.evaluate((place) => {
    const input = document.querySelector<HTMLInputElement>('#held');
    const dataTransfer = new DataTransfer();
    for (const file of input?.files ?? []) dataTransfer.items.add(file);
    for (const kind of ['dragenter', 'dragover', 'drop'])
      document
        .querySelector(place)
        ?.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
  }, onto);
}
