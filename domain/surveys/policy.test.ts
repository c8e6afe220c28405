import { describe, expect, it } from 'vitest';
import { type Actor, nobody, systemActor } from '@/lib/actor';
import {
  canChase,
  canCloseSurvey,
  canEditSurvey,
  canOpenSurvey,
  canReadWholeSurvey,
  canReopenSurvey,
} from './policy';

const person = (memberships: Actor['memberships'], serviceIds: string[] = []): Actor => ({
  ...nobody,
  kind: 'person',
  personId: '00000000-0000-7000-8000-000000000001',
  memberships,
  serviceIds,
});
const trondelag = person([{ role: 'governor', officeId: 'sf-tr' }]);
const directorate = person([{ role: 'directorate', officeId: 'bufdir' }]);
const others = {
  nobody,
  leader: person([], ['tr-trondheim']),
  ministry: person([{ role: 'ministry', officeId: 'bfd' }]),
  observer: person([{ role: 'observer', officeId: 'datatilsynet' }]),
  operator: person([{ role: 'operator', officeId: 'ks' }]),
  admin: person([{ role: 'admin', officeId: null }]),
  'other county': person([{ role: 'governor', officeId: 'sf-mr' }]),
};
const survey = (state: string, officeId = 'sf-tr') => ({ state, officeId });

describe('who may do what with a survey', () => {
  it('its own governor edits and opens the draft, closes and chases while open, and reopens when closed', () => {
    expect(canEditSurvey(trondelag, survey('draft'))).toBe(true);
    expect(canOpenSurvey(trondelag, survey('draft'))).toBe(true);
    expect(canCloseSurvey(trondelag, survey('open'))).toBe(true);
    expect(canChase(trondelag, survey('open'))).toBe(true);
    expect(canReopenSurvey(trondelag, survey('closed'))).toBe(true);
  });

  it('nobody edits, opens or deletes what is open, or chases what is closed', () => {
    expect(canEditSurvey(trondelag, survey('open'))).toBe(false);
    expect(canOpenSurvey(trondelag, survey('open'))).toBe(false);
    expect(canOpenSurvey(trondelag, survey('closed'))).toBe(false);
    expect(canChase(trondelag, survey('closed'))).toBe(false);
    expect(canReopenSurvey(trondelag, survey('draft'))).toBe(false);
  });

  it('the directorate reads a county survey whole but does not run it', () => {
    expect(canReadWholeSurvey(directorate, survey('open'))).toBe(true);
    expect(canChase(directorate, survey('open'))).toBe(false);
    expect(canOpenSurvey(directorate, survey('draft'))).toBe(false);
    expect(canOpenSurvey(directorate, survey('draft', 'bufdir'))).toBe(true);
  });

  it('the system may, since it loads the replay', () => {
    expect(canOpenSurvey(systemActor('replay'), survey('draft'))).toBe(true);
  });

  for (const [name, actor] of Object.entries(others)) {
    it(`${name} may not create, edit, open, close, chase or read the county's survey whole`, () => {
      expect(canEditSurvey(actor, survey('draft'))).toBe(false);
      expect(canOpenSurvey(actor, survey('draft'))).toBe(false);
      expect(canCloseSurvey(actor, survey('open'))).toBe(false);
      expect(canChase(actor, survey('open'))).toBe(false);
      expect(canReadWholeSurvey(actor, survey('open'))).toBe(false);
    });
  }
});
