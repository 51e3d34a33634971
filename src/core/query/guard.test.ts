import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkQuery, mostCharacters } from './guard.ts';
import { tokensOf } from './tokens.ts';

const codeOf = (query: string, schemas: readonly string[] = []): string => {
  const checked = checkQuery(query, { schemas, views: ['lines', 'orders'] });
  return checked.ok ? 'ok' : checked.error.code;
};

describe('a question', () => {
  it.each([
    'select 1',
    'from lines',
    'FROM lines LIMIT 3;',
    'with a as (from orders), b (x, y) as materialized (select 1, 2) select * from a, b',
    'with recursive t(n) as (values (1) union all select n + 1 from t where n < 9) from t',
    'select \'insert into x; drop table y\', "drop" from (select 1 as "drop")',
    'select customer, sum(net_revenue) over (partition by customer order by day) from orders',
    "select * from (values (1, 'a')) as v (n, name)",
    'describe lines',
    'summarize (select 1)',
    'from (describe from lines), (summarize orders)',
    'select * from range(3) t(x), (values (1)) as u(y)',
    '-- how much\nselect /* all /* of */ it */ sum(net_revenue) from lines -- ; drop',
    'select count(*) filter (where is_refund), list_transform([1], lambda x: x + 1) from lines',
    'select cast(1.5 as decimal(18, 2)), extract(year from day), trim(both from product_name) from lines',
    "select e'it\\'s', $$a;b$$, $q$ $$ ; $q$, 'it''s'",
    'select 會員等級, count(*)　from lines group by all',
    'pivot orders on year(day) in (2024, 2025) using sum(net_revenue)',
    'select min(comment), l.set from (select 1 as comment, 2 as "set") as l',
  ])('may be asked: %s', (query) => expect(codeOf(query)).toBe('ok'));

  it('loses the semicolon at its end, and keeps its places', () => {
    expect(checkQuery('  select 1 ; -- done')).toEqual({ ok: true, text: '  select 1' });
  });
});

describe('what is no question', () => {
  it.each([
    'insert into lines values (1)',
    'update lines set quantity = 0',
    'delete from lines',
    'drop view lines',
    'create table x as select 1',
    'create or replace temp macro sum(x) as 0',
    'alter table lines rename to x',
    "attach 'x.db'",
    'detach memory',
    "copy lines to 'x.csv'",
    "copy lines from 'x.csv'",
    "export database 'x'",
    "import database 'x'",
    'install httpfs',
    'load httpfs',
    'pragma database_list',
    'set memory_limit = 0',
    'reset memory_limit',
    "call pragma_table_info('lines')",
    'checkpoint',
    'vacuum',
    'truncate lines',
    'begin transaction',
    'rollback',
    'use system',
    'explain select 1',
    'explain analyze delete from lines',
    'prepare q as select 1',
    'execute q',
    'merge into lines using orders on true when matched then delete',
    'show tables',
    'from (show all tables)',
    'describe',
    'from (describe)',
    'from (describe databases)',
    'from (desc all tables)',
    'summarize nothing',
    'describe shop_2.line',
    'with x as (insert into lines values (1) returning 1) from x',
    'with x as materialized (delete from lines returning 1) from x',
    '/* select */ drop table lines',
    '--\rdrop table lines',
    '"select" 1',
  ])('is refused: %s', (query) => expect(codeOf(query)).toBe('query.readOnly'));

  it.each([
    'select 1; drop table lines',
    'select 1;;select 2',
    "select $$;$$; drop view lines; select '",
    'select 1 /* ; */ ; select 2',
    "select $1$; drop view lines; select '$1$'",
  ])('comes in several statements: %s', (query) =>
    expect(['query.several', 'query.unclosed']).toContain(codeOf(query)),
  );

  it.each([
    'select 1) as x; select * from (select 1',
    'select 1) union all (select 2',
    'select (1',
    "select 'a",
    'select "a',
    'select $$a',
    'select $a$ b $$',
    'select 1 /* a /* b */',
    "select e'a\\'",
  ])('leaves something open: %s', (query) =>
    expect(['query.several', 'query.unclosed']).toContain(codeOf(query)),
  );

  it.each([
    "from read_csv('a.csv')",
    "from read_csv_auto('a.csv')",
    "from read_text('/etc/passwd')",
    "from read_blob('*')",
    "from read_parquet('a')",
    "from glob('*')",
    "from sniff_csv('a.csv')",
    "select GetEnv('HOME')",
    'select main . "read_text" /* x */ (\'a\')',
    "from READ_TEXT\u00a0('a')",
    "from query('select 1')",
    "from query_table('shop_2.line')",
    "from histogram('shop_2.line', amount)",
    'from duckdb_secrets()',
    'from duckdb_settings()',
    'from pragma_table_info(1)',
    "select current_setting('home_directory')",
    "select getvariable('x')",
    "select nextval('x')",
    "select write_log('x')",
    "from seq_scan('a')",
    'from arrow_scan(1, 2, 3)',
    "select 'a.csv'.read_text()",
    'from (select 1 as a), read_text(a) as (x varchar)',
    'from checkpoint()',
    'select distinct on (a) current_setting(a) from (select 1 as a)',
  ])('calls what reads or changes things: %s', (query) =>
    expect(['query.function', 'query.relation']).toContain(codeOf(query)),
  );

  it.each([
    'from shop_2.line',
    'from "shop_2" /**/ . line',
    'select (select count(*) from SHOP_2.line)',
    'from memory.main.x',
    'from information_schema.tables',
    'from temp.lines',
    'from duckdb_tables',
    'from pg_catalog.pg_enum',
    'from PG_Enum',
    "from 'pg_enum'",
    'select *\u00a0from\u00a0pg_enum',
    'select *\u3000from\u200bsqlite_master',
    'table shop_2.line',
    "select 'x'::shop_2.tier",
    'select enum_range(null::shop_2.tier)',
  ])('names what is no documented view: %s', (query) =>
    expect(['query.relation', 'query.function']).toContain(codeOf(query, ['shop_1', 'shop_2'])),
  );

  it('is nothing, or longer than anyone writes', () => {
    expect(codeOf(' -- nothing')).toBe('query.empty');
    expect(codeOf(';')).toBe('query.empty');
    expect(codeOf(`select '${'x'.repeat(mostCharacters)}'`)).toBe('query.tooLong');
  });
});

describe('the place of what is refused', () => {
  it('is counted in characters of the question', () => {
    const query = "select '中文',\n  getenv('HOME')";
    const checked = checkQuery(query);
    const from = query.indexOf('getenv');
    expect(checked.ok ? null : checked.error.detail).toEqual({
      name: 'getenv',
      from,
      to: from + 'getenv'.length,
      line: 2,
      column: 3,
    });
  });
});

describe('the tokens of a query', () => {
  it('are as the engine cuts them', () => {
    const tokens = tokensOf('a.b$ 1.5e3 \'x\'\'y\' "p""q" -- c\n<> 名稱');
    if ('from' in tokens) throw new Error('unclosed');
    expect(tokens.map(({ kind, text }) => [kind, text])).toEqual([
      ['word', 'a'],
      ['symbol', '.'],
      ['word', 'b$'],
      ['number', '1.5e3'],
      ['string', "x'y"],
      ['name', 'p"q'],
      ['symbol', '<'],
      ['symbol', '>'],
      ['word', '名稱'],
    ]);
  });

  it('never throw, and lie where they say, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const tokens = tokensOf(text);
        if ('from' in tokens) return;
        for (const [place, { from, to }] of tokens.entries()) {
          expect(to).toBeGreaterThan(from);
          expect(from).toBeGreaterThanOrEqual(tokens[place - 1]?.to ?? 0);
        }
        checkQuery(text);
      }),
    );
  });
});
