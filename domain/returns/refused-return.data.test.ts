import { describe, expect, test } from 'vitest';
import { nobody } from '@/lib/actor';
import { askServices } from '@/tests/asked';
import { useDatabase } from '@/tests/database';
import { affected, askOne, notAffected, receipt, stated, submit } from '@/tests/submitting';

const { owner } = useDatabase();

const one = (numbers: string[], wanted?: Parameters<typeof askOne>[2]) => askOne(owner, numbers, wanted);

const count = async (sql: string, values: unknown[]) =>
  Number((await owner.query(sql, values)).rows[0].count);

describe('a return is refused, and nothing is stored', () => {
  test('with what is wrong, field by field', async () => {
    const service = await one(['4601', '4626']);
    const outcome = await submit(service, {
      ...affected('4601', 2),
      '4601.recovered': stated(3),
      '4626.usesSystem': stated('yes'),
      '0301.lost': stated(1),
    });
    expect(outcome).toMatchObject({
      status: 422,
      reason: 'INVALID',
      fields: [
        { path: '4601.recovered', code: 'MORE_THAN_LOST' },
        { path: '0301.lost', code: 'MUNICIPALITY_NOT_ASKED' },
        { path: '4626.affected', code: 'REQUIRED' },
      ],
    });
    expect(await count('select count(*) from "return" where "requestId" = $1', [service.requestId])).toBe(0);
  });

  test('with an identity number in a text: neither stored nor given back', async () => {
    const service = await one(['4601']);
    const outcome = await submit(service, {
      ...affected('4601', 1),
      '4601.measuresText': stated('barn 01820310000'),
    });
    expect(outcome).toMatchObject({
      status: 422,
      fields: [{ path: '4601.measuresText', code: 'IDENTITY_NUMBER' }],
    });
    expect(JSON.stringify(outcome)).not.toContain('01820310000');
  });

  test('by whoever does not speak for the service', async () => {
    const asked = await askServices(owner);
    const [service] = asked.services;
    if (!service) throw new Error('nobody asked');
    expect(await submit(service, notAffected('4601'), {}, nobody)).toMatchObject({ status: 401 });
    expect(await submit(service, notAffected('4601'), {}, asked.stranger)).toMatchObject({ status: 404 });
    expect(await submit(service, notAffected('4601'), {}, asked.governor)).toMatchObject({ status: 403 });
  });

  test('when the survey is closed, but the receipt of what was stored before is given again', async () => {
    const service = await one(['4601']);
    const before = receipt(await submit(service, notAffected('4601'), { idempotencyKey: 'early' }));
    await owner.query(
      `update survey set state = 'closed' where id = (select "surveyId" from request where id = $1)`,
      [service.requestId],
    );
    expect(await submit(service, notAffected('4601'), { baseVersion: 1, reason: 'x' })).toMatchObject({
      status: 409,
      reason: 'SURVEY_CLOSED',
    });
    expect(receipt(await submit(service, notAffected('4601'), { idempotencyKey: 'early' }))).toEqual(before);
  });

  test('after the due time of a survey that takes no late answers', async () => {
    const past = { openedAt: '2026-01-01T00:00:00Z', dueAt: '2026-01-02T00:00:00Z' };
    const strict = await one(['4601'], { ...past, lateAllowed: false });
    expect(await submit(strict, notAffected('4601'))).toMatchObject({ status: 409, reason: 'LATE_REFUSED' });
    const lenient = await one(['4601'], past);
    expect((await submit(lenient, notAffected('4601'))).ok).toBe(true);
  });
});
