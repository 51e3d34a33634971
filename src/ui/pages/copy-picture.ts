import type { ChartHandle } from '../chart/types.ts';
import { download } from './download.ts';

/** Puts a chart on the clipboard as a picture; where the browser refuses, the picture is downloaded. */
export async function copyPicture(chart: ChartHandle, name: string): Promise<'copied' | 'saved'> {
  const picture = chart.toPng();
  try {
    // Given as a promise, so that the click still counts as the reason to copy.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    return 'copied';
  } catch {
    download(name, await picture);
    return 'saved';
  }
}
