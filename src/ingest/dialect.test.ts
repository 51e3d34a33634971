import { describe, expect, it } from 'vitest';
import { detectDialect } from './dialect.ts';

describe('the delimiter of a file', () => {
  for (const delimiter of [',', '\t', ';', '|', '^', '~', ':', '!', '§']) {
    it(`is found where it is ${JSON.stringify(delimiter)}`, () => {
      const rows = [
        ['id', 'name', 'amount'],
        ['1', 'Anna', '10'],
        ['2', 'Bo', '20'],
        ['3', 'Cy', '5'],
      ];
      const text = rows.map((row) => row.join(delimiter)).join('\n');
      expect(detectDialect(text)).toMatchObject({ dialect: { delimiter }, found: true });
    });
  }

  it('is the semicolon where commas mark decimals', () => {
    const text = 'id;price;tax\n1;1,50;0,30\n2;2,50;0,50\n3;10,00;2,00\n';
    expect(detectDialect(text).dialect.delimiter).toBe(';');
  });

  it('is the tab where prose holds commas', () => {
    const text = 'id\tnote\n1\tred, large\n2\tblue, small, cheap\n3\tgreen\n';
    expect(detectDialect(text).dialect.delimiter).toBe('\t');
  });

  it('is not the colon of times', () => {
    const text = 'id,at\n1,10:00:00\n2,11:30:00\n3,12:45:00\n';
    expect(detectDialect(text).dialect.delimiter).toBe(',');
  });

  it('is found below title rows and with line breaks in quoted cells', () => {
    const text = 'Sales report\nJanuary\nid,name,note\n1,Anna,"a\nb, c"\n2,Bo,x\n3,Cy,y\n';
    expect(detectDialect(text).dialect).toEqual({ delimiter: ',', quote: '"' });
  });

  it('comes with an empty quote where inch marks begin cells and never close', () => {
    const text =
      'sku\tsize\tn\n1\t"5 x 3\t1\n2\t"6 x 4\t2\n3\t"7 x 5\t3\n4\t"8 x 6\t1\n5\t"9 x 7\t1\n';
    expect(detectDialect(text).dialect).toEqual({ delimiter: '\t', quote: '' });
  });

  it('comes with single quotes where the file uses them', () => {
    const text = "id,name,n\n1,'Doe, Jane',1\n2,'Poe, Al',2\n3,'Roe, Bo',3\n4,'Moe, Cy',1\n";
    expect(detectDialect(text).dialect.quote).toBe("'");
  });

  it('is not found in a file of one column, nor in columns aligned by spaces', () => {
    expect(detectDialect('email\na@example.com\nb@example.com\nc@example.com\n').found).toBe(false);
    expect(
      detectDialect(
        ' 00004 0001 19970101  2   29.33\n 00004 0001 19970118  2   29.73\n 00021 0002 19970101  3   63.34\n',
      ).found,
    ).toBe(false);
  });
});
