import { countryName, countryOf } from '../../core/geo/countries.ts';
import type { ScreenContext } from '../../core/spec/analysis.ts';
import { kindOf, unitsOf } from './kinds.ts';
import type { ExploreLabels } from './labels/en.ts';
import { fieldName, measureName, nameIn } from './names.ts';
import { canStack } from './picture-shapes.ts';
import type { Dot } from './picture-dots.ts';
import { placeOnMap } from './picture-map.ts';
import type { Picture } from './picture.ts';
import type { ExploreView } from './view.ts';

type Context = ScreenContext<ExploreLabels>;

/** More values than this are not listed one by one. */
const mostListed = 12;

/** Everything that the picture of a view leaves out, in words. */
export function picturesNotes(
  picture: Picture,
  dots: readonly Dot[],
  view: ExploreView,
  context: Context,
): readonly string[] {
  const { labels, formats } = context;
  const { shape, field, seriesField, places, ofPlaces, undrawn, refused } = picture;
  const words = labels.picture;
  const count = (number: number): string => formats.value('integer', number);
  const notes: string[] = refused ? [words.needs[refused]] : [];
  if (places.length < ofPlaces) {
    const cut = field.on.kind === 'time' ? words.lastPlaces : words.firstPlaces;
    notes.push(cut(count(places.length), count(ofPlaces), fieldName(field, context)));
  }
  if (seriesField && shape === 'map') notes.push(words.together(fieldName(seriesField, context)));
  else if (seriesField && undrawn.length > 0)
    notes.push(words.undrawn(count(undrawn.length), fieldName(seriesField, context)));
  if (shape === 'filled') notes.push(...negativeNotes(picture, dots, context));
  if (shape === 'map') notes.push(...unplacedNotes(picture, dots, view, context));
  if (shape === 'scatter') {
    const missing = dots.filter(({ value, second }) => value === null || second === null).length;
    if (missing > 0) notes.push(words.withoutPoint(count(missing)));
  }
  const drawn = shape === 'box' ? [] : [picture.measure, picture.second];
  const others = view.shelves.measures.filter((measure) => !drawn.includes(measure));
  if (others.length > 0)
    notes.push(
      words.alsoInTable(formats.items(others.map((measure) => measureName(measure, labels)))),
    );
  return notes;
}

function negativeNotes(
  { measure }: Picture,
  dots: readonly Dot[],
  { labels, formats, data }: Context,
): readonly string[] {
  const below = dots.flatMap(({ value }) => (value !== null && value < 0 ? [value] : []));
  if (below.length === 0) return [];
  const sum = below.reduce((total, value) => total + value, 0) * 10 ** unitsOf(measure, data.model);
  return [
    labels.picture.negative(
      formats.value('integer', below.length),
      formats.value(kindOf(measure), Math.round(sum)),
    ),
  ];
}

/** The values that are not on the map, so that what is drawn and what is listed make the whole. */
function unplacedNotes(
  { measure }: Picture,
  dots: readonly Dot[],
  view: ExploreView,
  context: Context,
): readonly string[] {
  const { labels, formats, data } = context;
  const words = labels.picture;
  const { unplaced } = placeOnMap(dots);
  if (unplaced.length === 0) return [];
  const kind = kindOf(measure);
  const listed = unplaced.slice(0, mostListed).map(({ place, raw }) => {
    const name = nameIn(place, view, context);
    const key = place.path.at(-1);
    const country = typeof key === 'string' && !place.isOther ? countryOf(key) : null;
    return words.valued(
      country === null ? name : words.sameCountry(name, countryName(country, formats.locale)),
      formats.value(kind, raw),
    );
  });
  const more = unplaced.slice(mostListed);
  const sum = more.reduce((total, { value }) => total + (value ?? 0), 0);
  return [
    words.notOnMap(
      formats.items([
        ...listed,
        ...(more.length === 0
          ? []
          : [
              words.andMore(
                formats.value('integer', more.length),
                canStack(measure)
                  ? formats.value(kind, Math.round(sum * 10 ** unitsOf(measure, data.model)))
                  : null,
              ),
            ]),
      ]),
    ),
  ];
}
