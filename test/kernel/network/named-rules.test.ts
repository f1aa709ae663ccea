import fc from 'fast-check';
import { expect } from 'vitest';
import { Address } from '../../../kernel/actors/address.ts';
import { Group } from '../../../kernel/actors/names.ts';
import { Home } from '../../../kernel/data/identity.ts';
import { NamedRules } from '../../../kernel/network/named-rules.ts';
import { test } from '../../property.ts';

const home = new Home('here');
const addresses = ['a', 'b', 'ab', 'ba'].map(
  (name, index) => new Address(index, index, home, index, name),
);

// The names are few on purpose, so that several rules fit a link.
const end = fc.constantFrom(undefined, 'a', 'b', 'ab', 'a*', '*');
const ends = fc.tuple(end, end);

test.prop([fc.array(ends, { maxLength: 6 })])(
  'the first rule that fits a link decides, however rules are looked up',
  (given) => {
    const rules = given.map(([from, to], law) => ({
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      law,
    }));
    const found = new NamedRules(rules);
    for (const from of addresses) {
      for (const to of addresses) {
        const fits = (name: string | undefined, address: Address): boolean =>
          name === undefined || new Group(name).has(address);
        const first = rules.find((rule) => fits(rule.from, from) && fits(rule.to, to));
        expect(found.find(from, to)).toBe(first?.law);
      }
    }
  },
);
