import type { Flag } from '../schema';
import { flag } from './said';

export type AskedService = {
  requestId: string;
  serviceName: string;
  state: 'answered' | 'silent' | 'exempt';
  municipalityNumbers: readonly string[];
};

/** A service that has not answered while another has, about the same municipality: one flag for each such place. */
export function silentNeighbours(asked: readonly AskedService[]): Flag[] {
  const answered = new Map<string, string[]>();
  for (const service of asked) {
    if (service.state !== 'answered') continue;
    for (const number of service.municipalityNumbers)
      answered.set(number, [...(answered.get(number) ?? []), service.serviceName]);
  }
  return asked.flatMap((service) =>
    service.state === 'silent'
      ? service.municipalityNumbers.flatMap((municipalityNumber) => {
          const names = answered.get(municipalityNumber);
          return names
            ? flag('silentNeighbour', { requestId: service.requestId, municipalityNumber }, null, [], {
                names: names.slice(0, 2).join(', '),
                more: Math.max(0, names.length - 2),
              })
            : [];
        })
      : [],
  );
}
