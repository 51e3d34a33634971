import { textWidth, wrapText } from '../../core/chart/text-width.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import type { Group } from './axis.ts';
import type { TimePart } from './field.ts';
import type { ExploreLabels } from './labels/en.ts';
import { groupName, nameIn } from './names.ts';
import type { Picture } from './picture.ts';
import type { ExploreView } from './view.ts';

type Context = ScreenContext<ExploreLabels>;

/** A part of a Vega-Lite specification. */
export type Encoding = Readonly<Record<string, unknown>>;

/** The groups along an axis, each at a position of its own: names may be the same. */
export interface Along {
  /** Names by position, in lines; periods without a line have one too. */
  readonly names: readonly (string | readonly string[])[];
  /** Positions that are named first when there is no room for all: turns of the year. */
  readonly steps: readonly number[];
  readonly offset: number;
  /** Whether a name says which its neighbours are, so that not every one has to be written. */
  readonly isCourse: boolean;
  positionOf(group: Group): number;
}

/** Room that the axis of numbers takes beside its groups. */
const besideWidth = 64;
/** The longest that names may be that stand upright or aslant. */
const mostNameWidth = 110;
/** Of labels of axes: see `chartConfig`. */
const lineHeight = 15;
/** The most lines that a name under or over its place takes before it leans. */
const mostLines = 3;

/** Where the groups of a picture stand: periods at their distance, others one after another. */
export function alongOf(picture: Picture, view: ExploreView, context: Context): Along {
  const { places, field } = picture;
  const part = field.on.kind === 'time' ? field.on.part : null;
  const keys = places.map(({ path }) => path.at(-1));
  const [first, last] = [keys[0], keys.at(-1)];
  if (part === null || typeof first !== 'number' || typeof last !== 'number') {
    return {
      names: places.map((place) => nameIn(place, view, context)),
      ...{ steps: [1], offset: 0, isCourse: ['cycle', 'visit'].includes(field.on.kind) },
      positionOf: (group) => places.indexOf(group),
    };
  }
  const step = part === 'week' ? 7 : 1;
  const count = Math.round((last - first) / step) + 1;
  const [sample] = places;
  const group = (position: number): Group => ({
    ...(sample ?? view.rows.root),
    path: [first + position * step],
  });
  const { steps, offset } = stepsOfYear(part, first);
  // Where no year turns, the first period says which one it is.
  const turn = offset < count ? offset : 0;
  return {
    names: Array.from({ length: count }, (_, position) =>
      periodName(part, group(position), position === turn, picture, view, context),
    ),
    ...{ steps, offset: turn },
    isCourse: true,
    positionOf: ({ path }) => (Number(path.at(-1)) - first) / step,
  };
}

/** A period under its axis: a month by its name alone, and January with its year below. */
function periodName(
  part: TimePart,
  group: Group,
  hasYear: boolean,
  { field }: Picture,
  view: ExploreView,
  context: Context,
): string | readonly string[] {
  const { labels, formats } = context;
  const key = Number(group.path[0]);
  const turns = part === 'month' ? 12 : part === 'quarter' ? 4 : 0;
  if (turns > 0) {
    const place = ((key % turns) + turns) % turns;
    const short = turns === 12 ? labels.monthOfYear(place + 1) : labels.quarterOfYear(place + 1);
    const year = 2000 + Math.floor(key / turns);
    const start = turns === 12 ? 1 : view.shelves.yearStart;
    return place === 0 || hasYear ? [short, labels.year(year, start)] : short;
  }
  if (part === 'week')
    return formats.value('day', new Date(key * 86_400_000).toISOString().slice(0, 10));
  return groupName({ ...group, depth: 1 }, [field], view, context);
}

/** How many periods lie between names, so that the turn of the year keeps its own. */
function stepsOfYear(part: TimePart, first: number): Pick<Along, 'steps' | 'offset'> {
  const turns = part === 'month' ? 12 : part === 'quarter' ? 4 : 0;
  if (turns === 0) return { steps: [1], offset: 0 };
  const steps = part === 'month' ? [1, 2, 3, 4, 6, 12, 24, 36, 60] : [1, 2, 4, 8, 16, 40];
  return { steps, offset: ((-first % turns) + turns) % turns };
}

/** The axis of groups that lies: as many names as there is room for. */
export function lyingAxis(
  along: Along,
  width: number,
  orient: 'top' | 'bottom' = 'bottom',
): Encoding {
  const { steps, offset } = along;
  const room = Math.max(1, (width - besideWidth) / Math.max(1, along.names.length));
  const inRoom = along.isCourse ? along.names : inLines(along.names, room - 8);
  const names = orient === 'top' ? overPlaces(inRoom, along.isCourse) : inRoom;
  const widest = Math.max(...names.flat().map(textWidth));
  const isAslant = !along.isCourse && Math.min(widest, mostNameWidth) + 8 > room;
  const needed = (Math.min(widest, mostNameWidth) + 12) / room;
  const ofCourse = steps.find((step) => step >= needed) ?? Math.ceil(needed);
  const every = along.isCourse ? ofCourse : isAslant ? Math.ceil(18 / room) : 1;
  const values = names.flatMap((_, position) =>
    (position - offset) % every === 0 ? [position] : [],
  );
  return {
    ...{ orient, values, labelExpr: namesExpression(names), labelLimit: mostNameWidth },
    ...{ labelOverlap: false, ticks: false, domain: orient === 'bottom' },
    // Lines go down from where the first one stands.
    ...(orient === 'top' ? { labelPadding: 6 + ((names[0]?.length ?? 1) - 1) * lineHeight } : {}),
    ...(isAslant ? { labelAngle: -40, labelAlign: orient === 'bottom' ? 'right' : 'left' } : {}),
  };
}

/** Names in lines that fit beside each other; as they are where one of them does not. */
function inLines(names: Along['names'], room: number): Along['names'] {
  const lines = names.map((name) =>
    typeof name === 'string' ? wrapText(name, Math.min(room, mostNameWidth), mostLines) : name,
  );
  return lines.every((line) => line !== null) ? lines : names;
}

/**
 * Names over their places: all end in the same line, shorter ones begin with empty ones. The year of a
 * period stands above it.
 */
function overPlaces(names: Along['names'], isCourse: boolean): (readonly string[])[] {
  const lines = names.map((name) => (typeof name === 'string' ? [name] : name));
  const most = Math.max(1, ...lines.map(({ length }) => length));
  return lines.map((own) => [
    ...Array.from({ length: most - own.length }, () => ' '),
    ...(isCourse ? own.toReversed() : own),
  ]);
}

/** The axis of groups that stands: every name beside its bar. */
export function standingAxis(names: Along['names'], width: number): Encoding {
  return {
    labelExpr: namesExpression(names),
    labelLimit: namesWidth(width),
    ...{ ticks: false, domain: false, grid: false, labelOverlap: false },
  };
}

/** How wide names beside their bars may be. */
export function namesWidth(width: number): number {
  return Math.round(Math.min(220, width * 0.36));
}

/** The encoding of positions: every one has its place, whether or not there is a mark at it. */
export function positions(field: string, count: number): Encoding {
  return {
    ...{ field, type: 'ordinal', title: null, sort: null },
    scale: { domain: Array.from({ length: count }, (_, position) => position) },
  };
}

/** The name of a position, as an expression: texts are literals in it. */
function namesExpression(names: Along['names']): string {
  return `${JSON.stringify(names)}[datum.value]`;
}
