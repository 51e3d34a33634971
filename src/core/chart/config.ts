import type { Config } from 'vega-lite';
import { chartTokens, chineseFonts, latinFonts, type ChartTheme } from './tokens.ts';

/**
 * The look of every chart in one theme and language: no frame, one axis line, quiet grid, labels
 * in the page's fonts, the page's series colours and ramps. Marks carry their row as tooltip data.
 */
export function chartConfig(theme: ChartTheme, language: string): Config {
  const c = chartTokens[theme];
  const font =
    language === 'en' ? `${latinFonts}, sans-serif` : `${latinFonts}, ${chineseFonts}, sans-serif`;
  return {
    customFormatTypes: true,
    background: 'transparent',
    font,
    padding: 0,
    autosize: { type: 'fit', contains: 'padding' },
    view: { stroke: null },
    mark: { tooltip: { content: 'data' } },
    bar: { fill: c.categorical[0] },
    line: { stroke: c.categorical[0], strokeWidth: 2, strokeCap: 'round' },
    area: { fill: c.categorical[0], fillOpacity: 0.18 },
    point: { fill: c.categorical[0], filled: true, size: 50 },
    rule: { stroke: c.control },
    text: { fill: c.text, fontSize: 12 },
    axis: {
      labelColor: c.text3,
      labelFontSize: 12,
      labelLineHeight: 15,
      labelPadding: 6,
      titleColor: c.text3,
      titleFontSize: 12,
      titleFontWeight: 400,
      titlePadding: 8,
      gridColor: c.line,
      domainColor: c.control,
      tickColor: c.control,
      ticks: false,
    },
    axisX: { grid: false, labelAngle: 0, labelOverlap: false },
    axisY: { domain: false, tickCount: 6 },
    axisQuantitative: { grid: true },
    // Labels near the end move inwards, so that the edge does not cut them; crowded ones give way.
    axisXQuantitative: { labelFlush: 24, labelOverlap: 'parity', labelSeparation: 10 },
    style: {
      'selection-band': { color: c.accentSoft, fill: c.accentSoft, opacity: 1 },
      'no-country': { color: c.sunken, fill: c.sunken, stroke: c.line, strokeWidth: 0.75 },
      country: { stroke: c.surface, strokeWidth: 0.5 },
    },
    legend: { disable: true },
    header: { labelColor: c.text2, labelFontSize: 12, title: null },
    range: {
      category: [...c.categorical],
      ordinal: [...c.sequential],
      heatmap: [...c.sequential],
      ramp: [...c.sequential],
      diverging: [...c.diverging],
      rampInk: [...c.sequentialInk],
      divergingInk: [...c.divergingInk],
    },
    aria: false,
  };
}
