import { describe, expect, it } from 'vitest';
import { blocked, findings } from './findings-of.js';

describe('personal data', () => {
  it.each([
    ['4111 1111 1111 1111', 'pii.card'],
    ['pay with 5555-5555-5555-4444 please', 'pii.card'],
    ['378282246310005', 'pii.card'],
    ['IBAN: DE89 3704 0044 0532 0130 00', 'pii.iban'],
    ['GB82WEST12345698765432', 'pii.iban'],
    ['her SSN is 536-22-8726', 'pii.us_ssn'],
    ['ssn 536228726', 'pii.us_ssn'],
    ['codice fiscale RSSMRA85T10A562S', 'pii.national_id.it_fiscal_code'],
    ['CPF 529.982.247-25', 'pii.national_id.br_cpf'],
    ['NIE X2482300W', 'pii.national_id.es_nie'],
    ['S1234567D', 'pii.national_id.sg_nric'],
    ['131052-308T', 'pii.national_id.fi_hetu'],
    ['PESEL 44051401359', 'pii.national_id.pl_pesel'],
    ['11010519491231002X', 'pii.national_id.cn_resident_id'],
    ['NHS number 943 476 5919', 'pii.national_id.uk_nhs'],
    ['４１１１ １１１１ １１１１ １１１１', 'pii.card'],
  ])('finds %s', (text, rule) => {
    const found = findings('send_message', { text }).filter((finding) => finding.rule === rule);
    expect(found.map(({ confidence }) => confidence)).toEqual(['high']);
  });

  it.each([
    ['order 4111111111111112', 'no Luhn check digit'],
    ['order 1234567812345678', 'no Luhn check digit, no issuer'],
    ['0000 0000 0000 0000', 'one digit again and again'],
    ['timestamp 1767322445000', 'milliseconds'],
    ['sha 4111111111111111abcdef', 'part of a longer word'],
    ['3.4111111111111111', 'a decimal'],
    ['DE89370400440532013001', 'wrong check digits'],
    ['000-12-3456', 'no such area'],
    ['666-12-3456', 'no such area'],
    ['900-12-3456', 'no such area'],
    ['536-00-8726', 'no such group'],
    ['ticket: 536-22-8726', 'another label'],
    ['call +1 212 555 0123', 'a phone number'],
    ['123456789', 'nine digits without a word'],
  ])('S-57: lets %s pass (%s)', (text) => {
    expect(blocked('send_message', { text })).toBe(false);
  });

  it('takes e-mail and phone as low, and a recipient as nothing', () => {
    const found = findings('send_email', { to: 'ann@example.com', body: 'ask bob@example.com or (212) 555-0123' });
    expect(found.map(({ rule, confidence, path }) => `${rule} ${confidence} ${path}`).sort()).toEqual([
      'pii.email low /arguments/body',
      'pii.phone low /arguments/body',
    ]);
  });

  it('does not take the account that money is sent to for a leak', () => {
    expect(blocked('send_money', { recipient: 'GB82WEST12345698765432', amount: 10 })).toBe(false);
  });

  it('gives the exact span, and no text', () => {
    const text = 'card: 4111 1111 1111 1111.';
    const [finding] = findings('send_message', { text });
    expect(text.slice(...(finding?.span ?? [0, 0]))).toBe('4111 1111 1111 1111');
    expect(JSON.stringify(finding)).not.toContain('4111');
  });
});
