import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect } from 'vitest';
import { SimulationError } from '../../../kernel/data/errors.ts';
import { checkNodeName, isNodeName, quote } from '../../../kernel/data/names.ts';
import { test } from '../../property.ts';

describe('the name of a node', () => {
  test('is any text, of any script', () => {
    for (const name of [
      'Pirate1',
      'elb-api',
      ' ',
      'Störtebeker',
      '黒ひげ',
      '🏴‍☠️',
      '__proto__',
      '<&>"\'',
    ]) {
      expect(isNodeName(name), name).toBe(true);
    }
  });

  test('is not empty and has no control character, lone surrogate, U+FFFE or U+FFFF', () => {
    for (const name of [
      '',
      'a\nb',
      '\0',
      '\x7f',
      '\x85',
      '\ud83d',
      '\udc00a',
      '\ufffe',
      '\uffff',
    ]) {
      expect(isNodeName(name), JSON.stringify(name)).toBe(false);
    }
  });

  test('may have U+2028, U+2029 and the noncharacters beyond U+FFFF, which XML carries unchanged', () => {
    for (const name of ['a\u2028b', 'a\u2029b', '\u00a0', '\u{1fffe}', '\ufeff']) {
      expect(isNodeName(name)).toBe(true);
      expect(throughXml(name)).toEqual({ id: name, label: name });
    }
  });

  test('that is refused is an error which tells the place, the character and the name', () => {
    expect(() => checkNodeName('Anne\nBonny', 'fsm.json: record 3')).toThrow(
      'fsm.json: record 3: got U+000A in the name "Anne\\nBonny", expected',
    );
    expect(() => checkNodeName('', 'x')).toThrow('x: got an empty name');
    expect(() => checkNodeName('\ud800', 'x')).toThrow(SimulationError);
  });
});

const textUnit = fc.string({ unit: 'binary' });

test.prop([textUnit])('every allowed name survives a round trip through XML', (text) => {
  fc.pre(isNodeName(text));
  expect(throughXml(text)).toEqual({ id: text, label: text });
});

test.prop([fc.integer({ min: 0, max: 0xffff })])(
  'a code unit that XML refuses is refused in a name',
  (unit) => {
    const name = `a${String.fromCharCode(unit)}b`;
    if (isNodeName(name)) expect(throughXml(name)).toEqual({ id: name, label: name });
  },
);

test.prop([
  fc.string({ unit: fc.integer({ max: 0xffff }).map((code) => String.fromCharCode(code)) }),
])('a quoted text is one line of printable text', (text) => {
  expect(quote(text)).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029]/u);
});

/** What a strict XML parser reads where `text` was written as an attribute and as character data. */
function throughXml(text: string): { id: string; label: string } {
  const escaped = text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  const read = { id: '', label: '' };
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    read.id = tag.attributes.id.value;
  });
  parser.on('text', (content) => {
    read.label += content;
  });
  parser.write(`<?xml version="1.0" encoding="UTF-8"?><a id="${escaped}">${escaped}</a>`).close();
  return read;
}
