import { expect, it } from 'vitest';
import { createInspector } from '../../src/inspect/create-inspector.js';
import { NATIONAL_IDS } from '../../src/inspect/detectors/pii/national-ids.js';
import { LONGEST_ID } from '../../src/inspect/detectors/pii/number-forms.js';
import { numberMarks, possibleNumbers } from '../../src/inspect/detectors/pii/number-marks.js';
import * as fc from '../properties.js';

/** Numbers that authorities and libraries of such checks give as examples. What has no check digit stays found when its last digit changes. */
const EXAMPLES: readonly (readonly [rule: string, before: string, number: string, check: 'checked' | 'unchecked'])[] = [
  ['ar_cuit', 'CUIT', '20-05536168-2', 'checked'],
  ['au_tfn', 'tax file number', '123 456 782', 'checked'],
  ['be_rijksregister', 'rijksregister', '85.07.30-033.28', 'checked'],
  ['br_cpf', 'CPF', '390.533.447-05', 'checked'],
  ['br_cpf', 'CPF', '39053344705', 'checked'],
  ['ca_sin', 'social insurance', '193-456-787', 'checked'],
  ['cl_rut', 'RUT', '12.531.909-2', 'checked'],
  ['cn_resident_id', '身份证', '360426199101010071', 'checked'],
  ['de_tax_id', 'Steuer-ID', '36 574 261 809', 'checked'],
  ['es_nie', 'NIE', 'X2482300W', 'checked'],
  ['es_nif', 'DNI', '54362315-K', 'checked'],
  ['fi_hetu', 'hetu', '131052-308T', 'checked'],
  ['fr_nir', 'NIR', '2 95 10 99 126 111 93', 'checked'],
  ['hk_hkid', 'HKID', 'A123456(3)', 'checked'],
  ['in_aadhaar', 'Aadhaar', '2341 2341 2346', 'checked'],
  ['in_pan', 'PAN', 'ACUPA7085R', 'unchecked'],
  ['it_fiscal_code', 'codice fiscale', 'RCCMNL83S18D969H', 'checked'],
  ['jp_my_number', 'マイナンバー', '621498320257', 'checked'],
  ['kr_rrn', '주민등록', '850101-1000010', 'checked'],
  ['mx_curp', 'CURP', 'BOXW310820HNERXN09', 'checked'],
  ['nl_bsn', 'BSN', '111222333', 'checked'],
  ['no_fodselsnummer', 'fødselsnummer', '151086 95088', 'checked'],
  ['pl_pesel', 'PESEL', '44051401359', 'checked'],
  ['se_personnummer', 'personnummer', '880320-0016', 'checked'],
  ['sg_nric', 'NRIC', 'S1234567D', 'checked'],
  ['th_id', 'บัตรประชาชน', '1-2345-45678-78-1', 'checked'],
  ['tr_tckn', 'TCKN', '17291716060', 'checked'],
  ['tw_national_id', '身分證', 'A123456789', 'checked'],
  ['uk_nhs', 'NHS', '943-476-5870', 'checked'],
  ['uk_nino', 'NINO', 'AB 12 34 56 C', 'unchecked'],
  ['uk_nino', 'NINO', 'AB123456C', 'unchecked'],
  ['us_itin', 'ITIN', '912-90-3456', 'unchecked'],
  ['us_mbi', 'MBI', '1EG4-TE5-MK73', 'unchecked'],
  ['us_mbi', 'MBI', '1EG4TE5MK73', 'unchecked'],
  ['za_id', 'South Africa ID', '7503305044089', 'checked'],
];

const inspector = createInspector();
const found = (body: string) =>
  inspector
    .inspect({ surface: 'arguments', method: 'tools/call', tool: 'note', value: { body }, root: '/arguments', pathArguments: [] })
    .findings.map(({ rule, confidence }) => `${rule} ${confidence}`);

/** The last digit is another one. */
const mistyped = (number: string) => number.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));

it.each(EXAMPLES)('%s: "%s %s"', (rule, before, number, check) => {
  const certain = `pii.national_id.${rule} high`;
  expect(found(`${before} ${number}`)).toContain(certain);
  expect(found(`${before} ${mistyped(number)}`).includes(certain)).toBe(check === 'unchecked');
});

it('every kind has an example', () => {
  const kinds = new Set(NATIONAL_IDS.map(({ name }) => name));
  expect(new Set(EXAMPLES.map(([rule]) => rule))).toEqual(kinds);
});

/** Texts that others may stand beside, of every form that a number may have. */
const NEIGHBOURS = ['', 'a', '12', '1.5', 'x1 y2 z3 a4 b5 c6 d7 e8 f9', '3f2a 4b11 9c0d', '+'];

const idsIn = (text: string) =>
  possibleNumbers(numberMarks(text, 0, text.length), 0, text.length).possible?.ids.map(({ name }) => name) ?? [];

it.each(NATIONAL_IDS.map(({ name, pattern }) => [name, pattern] as const))(
  'the form of a text with a number of %s says so',
  (name, pattern) => {
    const number = fc.stringMatching(new RegExp(`^${pattern.source}$`));
    fc.assert(
      fc.property(fc.constantFrom(...NEIGHBOURS), number, fc.constantFrom(...NEIGHBOURS), (before, written, behind) => {
        if (/[A-Z]/.test(written)) expect(written.length).toBeLessThanOrEqual(LONGEST_ID);
        const text = `${before} ${written} ${behind}`;
        expect(idsIn(text)).toContain(name);
      }),
      { numRuns: 200 },
    );
  },
);
