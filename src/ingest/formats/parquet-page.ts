import { assembleLists } from 'hyparquet/src/assemble.js';
import type { parquetHeader } from 'hyparquet/src/column.js';
import { convert } from 'hyparquet/src/convert.js';
import { readPlain } from 'hyparquet/src/plain.js';
import { getMaxDefinitionLevel, getMaxRepetitionLevel } from 'hyparquet/src/schema.js';
import { unpackPage } from './parquet-codecs.ts';
import { pageReader, type PageReader } from './parquet-reader.ts';
import { readRuns, readSizedRuns } from './parquet-runs.ts';
import { readValues, type PageValues } from './parquet-values.ts';

export type PageHeader = ReturnType<typeof parquetHeader>;
export type ColumnDecoder = Parameters<typeof convert>[1];

/** A page as it stands in the file, with the header that describes it. */
export interface StoredPage {
  readonly header: PageHeader;
  readonly bytes: Uint8Array;
}

/** The entries of a dictionary page. */
export function readDictionary(page: StoredPage, decoder: ColumnDecoder): PageValues {
  const { header, bytes } = page;
  const entries = header.dictionary_page_header?.num_values ?? 0;
  const reader = pageReader(unpackPage(bytes, header.uncompressed_page_size, decoder.codec));
  return convert(readPlain(reader, decoder.type, entries, decoder.element.type_length), decoder);
}

/**
 * The values of a data page of either version, nulls included; lists that go over pages are carried
 * on in `before`, which is then what is returned.
 */
export function readDataPage(
  page: StoredPage,
  decoder: ColumnDecoder,
  dictionary: PageValues | undefined,
  before: PageValues | undefined,
): PageValues {
  const { schemaPath } = decoder;
  const { reader, encoding, repetitions, definitions, count } = openPage(page, decoder);
  const found = readValues({
    ...{ reader, encoding, count, type: decoder.type },
    width: decoder.element.type_length,
  });
  const values =
    found instanceof Int32Array && encoding.endsWith('_DICTIONARY')
      ? lookUp(found, dictionary)
      : convert(found, decoder);
  const output: unknown[] = Array.isArray(before) ? before : [];
  return assembleLists(output, definitions, repetitions, values, [...schemaPath]);
}

/** A data page past its levels, at its values. */
interface OpenPage {
  readonly reader: PageReader;
  readonly encoding: NonNullable<PageHeader['data_page_header']>['encoding'];
  readonly repetitions: number[];
  /** Empty where nothing is missing. */
  readonly definitions: number[];
  /** Values that are not null. */
  readonly count: number;
}

function openPage({ header, bytes }: StoredPage, decoder: ColumnDecoder): OpenPage {
  const { codec, schemaPath } = decoder;
  const mostRepeated = getMaxRepetitionLevel([...schemaPath]);
  const mostDefined = getMaxDefinitionLevel([...schemaPath]);
  const first = header.data_page_header;
  const second = header.data_page_header_v2;
  const { num_values: values, encoding } = first ?? second ?? noHeader();
  const repetitions = new Uint8Array(mostRepeated > 0 ? values : 0);
  const definitions = new Uint8Array(mostDefined > 0 ? values : 0);
  let reader: PageReader;
  if (second) {
    // Levels of the second version stand before what is compressed.
    const repeatedEnd = second.repetition_levels_byte_length;
    const levelsEnd = repeatedEnd + second.definition_levels_byte_length;
    const levels = pageReader(bytes);
    if (mostRepeated > 0) readRuns(levels, bitsOf(mostRepeated), repetitions, repeatedEnd);
    levels.offset = repeatedEnd;
    if (mostDefined > 0) readRuns(levels, bitsOf(mostDefined), definitions, levelsEnd);
    const length = header.uncompressed_page_size - levelsEnd;
    const packed = bytes.subarray(levelsEnd);
    reader = pageReader(
      unpackPage(packed, length, second.is_compressed === false ? 'UNCOMPRESSED' : codec),
    );
  } else {
    reader = pageReader(unpackPage(bytes, header.uncompressed_page_size, codec));
    if (mostRepeated > 0) readSizedRuns(reader, bitsOf(mostRepeated), repetitions);
    if (mostDefined > 0) readSizedRuns(reader, bitsOf(mostDefined), definitions);
  }
  checkLevels(repetitions, mostRepeated);
  const count = values - checkLevels(definitions, mostDefined);
  return {
    ...{ reader, encoding, count },
    repetitions: Array.from(repetitions),
    definitions: count === values ? [] : Array.from(definitions),
  };
}

function noHeader(): never {
  throw new Error('no data page');
}

function bitsOf(level: number): number {
  return 32 - Math.clz32(level);
}

/** How many levels are below the highest there can be; throws for any above it. */
function checkLevels(levels: Uint8Array, most: number): number {
  let below = 0;
  for (const level of levels) {
    if (level > most) throw new Error('no such level');
    if (level < most) below++;
  }
  return below;
}

/** A place past the end would be shown as an empty cell, as if the file said so. */
function lookUp(places: Int32Array, dictionary: PageValues | undefined): PageValues {
  if (dictionary === undefined) throw new Error('dictionary is missing');
  const values: unknown[] = new Array(places.length);
  for (let at = 0; at < places.length; at++) {
    const place = places[at] as number;
    if (place < 0 || place >= dictionary.length) throw new Error('no such dictionary entry');
    values[at] = dictionary[place];
  }
  return values;
}
