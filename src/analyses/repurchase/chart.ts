import type { TopLevelSpec } from 'vega-lite';
import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import { keyOfGroup } from './groups.ts';
import type { RepurchaseLabels } from './labels/en.ts';
import { keyOfRange } from './marks.ts';
import type { RepurchaseView } from './view.ts';
import { nameOfGroup, nameOfRange } from './words.ts';

export const schema = 'https://vega.github.io/schema/vega-lite/v6.json';
/** A series in its slot of the palette, whatever else is drawn. */
export const series = {
  field: 'series',
  type: 'nominal' as const,
  scale: { domain: ['1', '2', '3', '4', '5', '6', '7', '8'] },
};
/** Keeps the feet of the axis title inside the picture. */
export const room = { left: 0, right: 4, top: 0, bottom: 6 };
type Context = ScreenContext<RepurchaseLabels>;

/** The histogram of closed gaps with its median; the bar without an end is paler. */
export function gapChart(view: RepurchaseView, { labels, formats }: Context): TopLevelSpec {
  const count = view.all.gaps.count;
  const rows = view.bins.map((bin) => ({
    from: bin.from,
    to: bin.from + view.params.bin,
    gaps: bin.gaps,
    opacity: bin.to === null ? 0.4 : 1,
    mark: bin.customers > 0 ? `gap:${keyOfRange(bin)}` : null,
    tip: {
      title: nameOfRange(bin, labels),
      rows: [
        { label: labels.gapCount, value: formats.value('integer', bin.gaps), color: 'cat-1' },
        { label: labels.share, value: formats.value('share', ratio(bin.gaps, count)) },
        { label: labels.customers, value: formats.value('integer', bin.customers) },
      ],
    },
  }));
  const { median } = view.all.gaps;
  const x = {
    type: 'quantitative',
    title: labels.gapsAxis,
    scale: { nice: false },
    axis: { formatType: 'integer', tickCount: 5, grid: false },
  };
  return {
    $schema: schema,
    width: 'container',
    padding: room,
    layer: [
      {
        data: { values: rows },
        mark: { type: 'bar', cursor: 'pointer', binSpacing: 1 },
        encoding: {
          x: { ...x, field: 'from', bin: 'binned' },
          x2: { field: 'to' },
          y: {
            field: 'gaps',
            type: 'quantitative',
            title: null,
            axis: { formatType: 'integer', tickCount: 5 },
          },
          fillOpacity: { field: 'opacity', type: 'quantitative', scale: null },
        },
      },
      ...(median === null
        ? []
        : [
            {
              data: { values: [{ median, series: '2' }] },
              mark: { type: 'rule', strokeDash: [4, 3], strokeWidth: 2, tooltip: null },
              encoding: { x: { ...x, field: 'median' }, color: series },
            },
          ]),
    ],
  } as TopLevelSpec;
}

/** One row per group: a bar from p25 to p75 of its closed gaps, a tick and a number at their median. */
export function groupChart(view: RepurchaseView, { labels, formats }: Context): TopLevelSpec {
  const rows = view.groups.flatMap(({ group, customers, gaps, estimate, overdue }) => {
    if (gaps.median === null) return [];
    const name = nameOfGroup(group, labels);
    return [
      {
        name,
        p25: gaps.p25,
        median: gaps.median,
        p75: gaps.p75,
        label: formats.value('integer', Math.round(gaps.median)),
        series: '1',
        mark: `group:${keyOfGroup(group)}`,
        tip: {
          title: name,
          rows: [
            { label: labels.observed, value: formats.value('days', gaps.median), color: 'cat-1' },
            {
              label: labels.middleHalf,
              value: `${formats.value('integer', gaps.p25)} – ${formats.value('days', gaps.p75)}`,
            },
            { label: labels.estimate, value: formats.value('days', estimate.median) },
            { label: labels.closedGaps, value: formats.value('integer', gaps.count) },
            { label: labels.customers, value: formats.value('integer', customers) },
            { label: labels.overdue, value: formats.value('integer', overdue.customers) },
          ],
        },
      },
    ];
  });
  const x = (field: string): object => ({
    field,
    type: 'quantitative',
    title: labels.groupsAxis,
    scale: { zero: true },
    axis: { formatType: 'integer', tickCount: 6 },
  });
  return {
    $schema: schema,
    data: { values: rows },
    width: 'container',
    padding: room,
    encoding: {
      y: {
        field: 'name',
        type: 'nominal',
        sort: null,
        title: null,
        axis: { labelLimit: 130, domain: false, grid: false },
      },
    },
    layer: [
      {
        mark: { type: 'bar', size: 10, cornerRadius: 5, fillOpacity: 0.3, cursor: 'pointer' },
        encoding: { x: x('p25'), x2: { field: 'p75' } },
      },
      {
        mark: { type: 'tick', orient: 'vertical', size: 18, thickness: 3, cursor: 'pointer' },
        encoding: { x: x('median'), color: series },
      },
      {
        mark: { type: 'text', dy: -15, tooltip: null },
        encoding: { x: x('median'), text: { field: 'label' } },
      },
    ],
  };
}

/** The share of each step who came back in time, its interval, and the Kaplan–Meier share as a dot. */
export function stepChart(view: RepurchaseView, { labels, formats }: Context): TopLevelSpec {
  const share = (value: number | null): string => formats.value('share', value);
  const rows = view.steps.map(({ nth, reached, back, interval, estimate }) => ({
    step: labels.stepName(nth),
    share: ratio(back, reached),
    low: interval?.low,
    high: interval?.high,
    estimate,
    series: '2',
    mark: back > 0 ? `step:${nth}` : null,
    tip: {
      title: labels.stepName(nth),
      rows: [
        { label: labels.share, value: share(ratio(back, reached)), color: 'cat-1' },
        {
          label: labels.interval,
          value: `${share(interval?.low ?? null)} – ${share(interval?.high ?? null)}`,
        },
        { label: labels.estimated, value: share(estimate), color: 'cat-2' },
        { label: labels.reached, value: formats.value('integer', reached) },
        { label: labels.cameBack, value: formats.value('integer', back) },
      ],
    },
  }));
  const y = (field: string): object => ({
    field,
    type: 'quantitative',
    title: null,
    axis: { formatType: 'share', tickCount: 5 },
  });
  return {
    $schema: schema,
    data: { values: rows },
    width: 'container',
    padding: room,
    encoding: {
      x: { field: 'step', type: 'nominal', sort: null, title: null, axis: { labelLimit: 90 } },
    },
    layer: [
      {
        mark: { type: 'bar', width: { band: 0.6 }, fillOpacity: 0.55, cursor: 'pointer' },
        encoding: { y: y('share') },
      },
      {
        mark: { type: 'rule', strokeWidth: 2, tooltip: null },
        encoding: { y: y('low'), y2: { field: 'high' } },
      },
      { mark: { type: 'point', cursor: 'pointer' }, encoding: { y: y('estimate'), color: series } },
    ],
  };
}
