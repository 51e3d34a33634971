import { describe, expect, test } from 'vitest';
import { gmailForm, readEmail } from './email.ts';

describe('an address', () => {
  test.each([
    [' Anna.Lin@Example.COM ', 'anna.lin@example.com'],
    ['mailto:anna@example.com', 'anna@example.com'],
    ['Anna Lin <anna@example.com>', 'anna@example.com'],
    ['anna@example.com; anna2@example.com', 'anna@example.com'],
    ['n/a, anna@example.com', 'anna@example.com'],
    ['anna@example.com anna2@example.com', 'anna@example.com'],
    ['anna@example.com.', 'anna@example.com'],
    ['anna@\u00a0example.com', 'anna@example.com'],
    ["o'brien+news@mail.example.co.uk", "o'brien+news@mail.example.co.uk"],
  ])('is read from %j', (cell, address) => expect(readEmail(cell)).toBe(address));

  test.each([
    ...['', '   ', 'none', 'anna', 'anna@', '@example.com', 'anna@example', 'anna@@example.com'],
    ...['anna@-example.com', 'anna@example..com', '.anna@example.com', 'anna..lin@example.com'],
    ...['anna@exa_mple.com', '=1+1@example.com', '+1@example.com', `${'a'.repeat(65)}@example.com`],
  ])('is not read from %j', (cell) => expect(readEmail(cell)).toBeNull());

  test('keeps white space inside, about which platforms differ', () => {
    expect(readEmail('John  Doe@example.com')).toBe('john  doe@example.com');
  });
});

test('Gmail’s rule is for its own two domains only, and keeps the domain', () => {
  expect(gmailForm('anna.l.in+tea@googlemail.com')).toBe('annalin@googlemail.com');
  expect(gmailForm('anna.lin+tea@mail.gmail.com')).toBe('anna.lin+tea@mail.gmail.com');
  expect(gmailForm('a n.na@gmail.com')).toBe('anna@gmail.com');
});
