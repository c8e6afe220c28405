import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, claimRules, grantsOf } from './claims';

const rules = claimRules.parse([
  { claim: 'groups', value: 'b699bbbe', role: 'governor', office: 'sf-tr' },
  { claim: 'roles', value: 'Kvittert.Admin', role: 'admin' },
  {
    claim: 'authorization_details.authorized_parties',
    value: { resource: 'kvittert', 'orgno.ID': '0192:974764350' },
    role: 'governor',
    office: 'sf-mr',
  },
  { claim: 'https://id.example/unit', value: 'bufdir', role: 'directorate', office: 'bufdir' },
]);

const party = (resource: string, id: string) => ({ resource, orgno: { authority: 'iso6523', ID: id } });
const details = (...parties: object[]) => ({
  authorization_details: [{ type: 'ansattporten:altinn:resource', authorized_parties: parties }],
});

describe('claims give', () => {
  it('the role of a value in a list, or standing alone', () => {
    const governor = [{ role: 'governor', officeId: 'sf-tr' }];
    expect(grantsOf(rules, { groups: ['other', 'b699bbbe'] })).toEqual(governor);
    expect(grantsOf(rules, { groups: 'b699bbbe' })).toEqual(governor);
  });

  it('one role once, however many rules say it', () => {
    const twice = claimRules.parse([
      { claim: 'groups', value: 'a', role: 'ministry', office: 'bfd' },
      { claim: 'groups', value: 'b', role: 'ministry', office: 'bfd' },
    ]);
    expect(grantsOf(twice, { groups: ['a', 'b'] })).toEqual([{ role: 'ministry', officeId: 'bfd' }]);
  });

  it('what stands in one element, not what two elements hold together', () => {
    expect(grantsOf(rules, details(party('kvittert', '0192:974764350')))).toEqual([
      { role: 'governor', officeId: 'sf-mr' },
    ]);
    const mixed = details(party('kvittert', '0192:111111111'), party('another', '0192:974764350'));
    expect(grantsOf(rules, mixed)).toEqual([]);
  });

  it('the role of a claim whose own name holds dots', () => {
    expect(grantsOf(rules, { 'https://id.example/unit': 'bufdir' })).toEqual([
      { role: 'directorate', officeId: 'bufdir' },
    ]);
  });

  it('nobody an administrator but for the exact value', () => {
    for (const value of [
      'kvittert.admin',
      'Kvittert.Admin ',
      'Kvittert.Admin2',
      '',
      '*',
      true,
      1,
      null,
      {},
    ]) {
      expect(grantsOf(rules, { roles: [value] })).toEqual([]);
    }
    expect(grantsOf(rules, { groups: ['Kvittert.Admin'], admin: true, role: 'admin' })).toEqual([]);
    expect(grantsOf(rules, { roles: ['Kvittert.Admin'] })).toEqual([{ role: 'admin', officeId: null }]);
  });

  it('nothing at all, whatever else they say, when no rule names them', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (claims) => {
        const text = JSON.stringify(claims);
        fc.pre(!/b699bbbe|Kvittert|0192|bufdir/.test(text));
        expect(grantsOf(rules, claims)).toEqual([]);
      }),
    );
  });
});

describe('a mapping is refused', () => {
  const wrong: Record<string, object> = {
    'with an administrator of an office': { claim: 'a', value: 'b', role: 'admin', office: 'bufdir' },
    'with a governor of none': { claim: 'a', value: 'b', role: 'governor' },
    'with an empty value': { claim: 'a', value: '', role: 'admin' },
    'with a value that asks for nothing': { claim: 'a', value: {}, role: 'admin' },
    'with a role that nobody has': { claim: 'a', value: 'b', role: 'root' },
    'with a leader, who is a contact of a service': { claim: 'a', value: 'b', role: 'leader', office: 'x' },
    'with a word that it does not know': { claim: 'a', value: 'b', role: 'admin', default: true },
  };
  for (const [how, rule] of Object.entries(wrong)) {
    it(how, () => expect(claimRules.safeParse([rule]).success).toBe(false));
  }
});

describe('an address', () => {
  it('is taken when the provider says that it is verified, in lower case', () => {
    expect(addressOf({ email: 'Kari@Kommune.no', email_verified: true }, 'email_verified')).toEqual({
      email: 'kari@kommune.no',
    });
    expect(addressOf({ email: 'a@b.no', xms_edov: '1' }, 'xms_edov')).toEqual({ email: 'a@b.no' });
    expect(addressOf({ email: 'a@b.no' }, null)).toEqual({ email: 'a@b.no' });
  });

  it('is refused when it is missing, malformed or not said to be verified', () => {
    expect(addressOf({ email_verified: true }, 'email_verified')).toEqual({ refused: 'NO_EMAIL' });
    expect(addressOf({ email: 'nobody', email_verified: true }, null)).toEqual({ refused: 'NO_EMAIL' });
    for (const said of [undefined, false, 'false', null, 0, 'yes']) {
      expect(addressOf({ email: 'a@b.no', email_verified: said }, 'email_verified')).toEqual({
        refused: 'EMAIL_NOT_VERIFIED',
      });
    }
    expect(addressOf({ email: 'a@b.no', email_verified: true }, 'xms_edov')).toEqual({
      refused: 'EMAIL_NOT_VERIFIED',
    });
  });
});
