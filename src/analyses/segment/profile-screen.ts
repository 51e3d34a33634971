import { fewCustomers } from '../../core/caveats.ts';
import { ratio } from '../../core/ratio.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Block, Screen } from '../../core/spec/screen.ts';
import { courseChart } from './course-chart.ts';
import type { SegmentLabels } from './labels/en.ts';
import { mixChart, shareHeight } from './mix-chart.ts';
import { sharedNotes } from './notes.ts';
import { courseTable, figureTable, mixTable } from './profile-tables.ts';
import { tilesOf } from './profile-tiles.ts';
import { ordersAlike, ordersEach, tellingTrait, traitBlocks } from './profile-traits.ts';
import type { ProfileView } from './profile-view.ts';
import { namesDays } from './rule-facts.ts';
import { nameOf, traitName } from './words.ts';

type Context = ScreenContext<SegmentLabels>;

/** Who they are: key figures, size over time, groups, and what sets them apart. */
export function profileScreen(view: ProfileView, context: Context): Screen {
  const { labels } = context;
  const answer = answerOf(view, context);
  const tiles: Block = {
    kind: 'tiles',
    id: 'figures',
    tiles: tilesOf(view, context),
    table: figureTable(view, labels),
  };
  if (view.segment.customers === 0)
    return {
      answer,
      notes: sharedNotes(view, context),
      blocks: [tiles, courseBlock(view, context)],
    };
  return {
    answer,
    notes: notesOf(view, context),
    blocks: [
      tiles,
      courseBlock(view, context),
      ...(view.rest.customers > 0 ? traitBlocks(view, context, answer) : []),
      ...(['segment', 'tier'] as const).map((kind): Block => ({
        kind: 'chart',
        id: `mix-${kind}`,
        title: labels.mixTitle[kind],
        subtitle: labels.mixSubtitle,
        width: kind === 'segment' ? 'three-fifths' : 'two-fifths',
        alternative: answer,
        spec: mixChart(kind, view, context),
        height: shareHeight(view.mixes[kind].length),
        legend: [
          { label: nameOf(view.params, labels), swatch: 1, opacity: 1 },
          { label: labels.everyone, swatch: 2, opacity: 1 },
        ],
        table: mixTable(kind, view, labels),
      })),
    ],
  };
}

function courseBlock(view: ProfileView, context: Context): Block {
  const { labels, formats } = context;
  const [first, last] = [view.course[0], view.course.at(-1)];
  const day = (text = ''): string => formats.value('day', text);
  const size = (customers = 0): string => formats.value('integer', customers);
  return {
    kind: 'chart',
    id: 'course',
    title: labels.courseTitle,
    subtitle: labels.courseSubtitle,
    width: 'full',
    alternative: labels.courseAlternative(
      ...([day(first?.day), size(first?.customers)] as const),
      ...([day(last?.day), size(last?.customers)] as const),
    ),
    spec: courseChart(view, context),
    height: 220,
    legend: [],
    table: courseTable(view, labels),
  };
}

function answerOf(view: ProfileView, { labels, formats }: Context): string {
  const name = nameOf(view.params, labels);
  if (view.segment.customers === 0) return labels.empty(name);
  const answer = labels.answer(
    name,
    formats.value('integer', view.segment.customers),
    formats.value('share', ratio(view.segment.customers, view.everyone.customers)),
    formats.value('share', ratio(Number(view.segment.revenue), Number(view.total))),
  );
  const trait = tellingTrait(view);
  if (!trait?.index?.interval) return answer;
  const { index, interval } = trait.index;
  const number = (value: number): string => formats.value('number', value);
  const say = index > 1 ? labels.answerOver : labels.answerUnder;
  return (
    answer +
    say(traitName(trait, labels), number(index), number(interval.low), number(interval.high))
  );
}

function notesOf(view: ProfileView, context: Context): readonly string[] {
  const { labels, formats, data } = context;
  const notes = [...sharedNotes(view, context)];
  const { customers } = view.segment;
  if (customers < fewCustomers) notes.push(labels.few(formats.value('integer', customers)));
  const [own, everyones] = [ordersEach(view.segment), ordersEach(view.everyone)];
  const number = (value: number | null): string => formats.value('number', value);
  if (!ordersAlike(view))
    notes.push(
      (Number(own) > Number(everyones) ? labels.moreOfAll : labels.lessOfAll)(
        number(own),
        number(everyones),
      ),
    );
  if (namesDays(view.params.rule)) notes.push(labels.fixedDays);
  if (view.course.length <= view.params.months)
    notes.push(labels.shortCourse(formats.value('day', data.period.from)));
  return notes;
}
