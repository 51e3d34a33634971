import { test } from 'vitest';
import { useApp, importFiles, payload, chooseFiles } from '../support/page.ts';
import { badFiles } from '../support/bad-files.ts';
import { shopFile } from './shop-file.ts';
const app = useApp();
test('x', async () => {
  const page = await app.visit({ expectErrors: /./ });
  await importFiles(page, shopFile(300));
  for (const f of badFiles()) {
    const t = Date.now();
    await chooseFiles(page, payload(f));
    await page.waitForFunction(() => !document.querySelector('main ol li[aria-current=step]') , null, {timeout: 60000});
    await page.locator('[role=alert], button:text("Looks right")').first().waitFor({timeout: 10000}).catch(()=>console.log('NOTHING'));
    await page.waitForTimeout(1000);
    console.log('=====', f.name, Date.now()-t, page.url(), '\n', (await page.locator('main').innerText()).slice(0,900).replace(/\n+/g,' | '));
    const ok = page.getByRole('button', { name: 'Looks right – import' });
    if (await ok.isVisible()) {
      if (await ok.isEnabled()) {
        const t2=Date.now();
        await ok.click();
        await page.locator('[role=alert], dl dd').first().waitFor({timeout: 60000}).catch(()=>console.log('NOTHING2'));
        await page.waitForTimeout(500);
        console.log('  >>> imported', Date.now()-t2, (await page.locator('main').innerText()).slice(0,1200).replace(/\n+/g,' | '));
      }
      const c = page.locator('main').getByRole('button', { name: 'Cancel' });
      if (await c.isVisible()) await c.click();
    }
    const d = page.getByRole('button', { name: 'Close' }).first();
    if (await d.isVisible()) await d.click();
  }
}, 180000);
