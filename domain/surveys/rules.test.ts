import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBecome, missingBeforeOpening, nextStates, selectRecipients, toggled } from './rules';
import { everyone, type Recipient, surveyStates } from './schema';

type Service = Omit<Recipient, 'hasContact'>;

function service(id: string, ...numbers: string[]): Service {
  return {
    id,
    name: id,
    kind: numbers.length > 1 ? 'intermunicipal' : 'municipal',
    municipalities: numbers.map((number) => ({
      number,
      name: number,
      part: '',
      countyNumber: number.slice(0, 2),
      countyName: number.slice(0, 2),
      officeId: number.startsWith('50') ? 'sf-tr' : 'sf-mr',
    })),
  };
}

const surnadalRindal = service('mr-surnadal-rindal', '1566', '5061');
const trondheim = service('tr-trondheim', '5001');
const molde = service('mr-molde', '1506');
const services = [molde, surnadalRindal, trondheim];
const nobodyUses = new Set<string>();
const asked = (chosen: Service[]) =>
  chosen.map((s) => `${s.id}:${s.municipalities.map((m) => m.number).join('+')}`);

describe('the lifecycle of a survey', () => {
  it('goes from draft to open to closed and open again, and nowhere else', () => {
    const allowed = surveyStates.flatMap((from) =>
      surveyStates.filter((to) => mayBecome({ state: from }, to)).map((to) => `${from} → ${to}`),
    );
    expect(allowed).toEqual(['draft → open', 'open → closed', 'closed → open']);
  });

  it('knows every state and never leads back to draft', () => {
    expect(Object.keys(nextStates).sort()).toEqual([...surveyStates].sort());
    expect(Object.values(nextStates).flat()).not.toContain('draft');
  });

  it('does not know a state that is not in the table', () => {
    expect(mayBecome({ state: 'archived' }, 'open')).toBe(false);
  });
});

describe('what a draft must have before it is opened', () => {
  const moment = new Date('2023-06-07T14:00:00Z');

  it('is an introduction, a legal basis and a due time ahead', () => {
    const empty = { introduction: '  ', legalBasis: '', dueAt: moment };
    expect(missingBeforeOpening(empty, moment).map((m) => m.path)).toEqual([
      'introduction',
      'legalBasis',
      'dueAt',
    ]);
    const whole = { introduction: 'Hei', legalBasis: 'Loven', dueAt: new Date(moment.getTime() + 1) };
    expect(missingBeforeOpening(whole, moment)).toEqual([]);
  });
});

describe('whom a survey asks', () => {
  it('a county asks the service across the border about its own municipality only', () => {
    const chosen = selectRecipients(services, everyone, ['sf-tr'], nobodyUses);
    expect(asked(chosen)).toEqual(['mr-surnadal-rindal:5061', 'tr-trondheim:5001']);
  });

  it('a national survey asks about every municipality', () => {
    expect(asked(selectRecipients(services, everyone, null, nobodyUses))).toEqual([
      'mr-molde:1506',
      'mr-surnadal-rindal:1566+5061',
      'tr-trondheim:5001',
    ]);
  });

  it('chosen counties limit services and their municipalities', () => {
    const chosen = selectRecipients(
      services,
      { ...everyone, all: false, counties: ['50'] },
      null,
      nobodyUses,
    );
    expect(asked(chosen)).toEqual(['mr-surnadal-rindal:5061', 'tr-trondheim:5001']);
  });

  it('uses the system keeps only municipalities known to use it', () => {
    const chosen = selectRecipients(services, { ...everyone, usesSystem: true }, null, new Set(['5061']));
    expect(asked(chosen)).toEqual(['mr-surnadal-rindal:5061']);
  });

  it('a service added by hand is asked about everything it answers for in reach', () => {
    const selection = { ...everyone, all: false, usesSystem: true, include: ['mr-surnadal-rindal'] };
    expect(asked(selectRecipients(services, selection, null, nobodyUses))).toEqual([
      'mr-surnadal-rindal:1566+5061',
    ]);
    expect(asked(selectRecipients(services, selection, ['sf-tr'], nobodyUses))).toEqual([
      'mr-surnadal-rindal:5061',
    ]);
  });

  it('a service taken out by hand is not asked, even when it was added too', () => {
    const selection = { ...everyone, include: ['mr-molde'], exclude: ['mr-molde', 'tr-trondheim'] };
    expect(asked(selectRecipients(services, selection, null, nobodyUses))).toEqual([
      'mr-surnadal-rindal:1566+5061',
    ]);
  });

  it('is changed by ticking: out, back as it was, and added', () => {
    const out = toggled(everyone, 'mr-molde', false);
    expect(asked(selectRecipients(services, out, null, nobodyUses))).not.toContain('mr-molde:1506');
    expect(toggled(out, 'mr-molde', true)).toEqual(everyone);
    const added = toggled({ ...everyone, all: false }, 'mr-molde', true);
    expect(asked(selectRecipients(services, added, null, nobodyUses))).toEqual(['mr-molde:1506']);
  });

  it('never reaches beyond the authority, never asks twice, and never asks about nothing', () => {
    const ids = services.map((s) => s.id);
    const selection = fc.record({
      all: fc.boolean(),
      counties: fc.subarray(['15', '50']),
      usesSystem: fc.boolean(),
      include: fc.subarray(ids),
      exclude: fc.subarray(ids),
    });
    const reaches = fc.constantFrom<string[] | null>(null, ['sf-tr'], ['sf-mr'], []);
    const users = fc.subarray(['1506', '1566', '5061', '5001']).map((numbers) => new Set(numbers));
    fc.assert(
      fc.property(selection, reaches, users, (chosenBy, reach, using) => {
        const chosen = selectRecipients(services, chosenBy, reach, using);
        expect(new Set(chosen.map((s) => s.id)).size).toBe(chosen.length);
        for (const one of chosen) {
          expect(chosenBy.exclude).not.toContain(one.id);
          expect(one.municipalities.length).toBeGreaterThan(0);
          if (reach) expect(one.municipalities.every((m) => reach.includes(m.officeId))).toBe(true);
        }
      }),
    );
  });
});
