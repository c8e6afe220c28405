import { operation } from '@/lib/operation';
import { browseMunicipalities, browseOffices, browseServices } from './browse-data';
import { importRegister } from './mutations';
import * as schema from './schema';

export const browseMunicipalitiesOperation = operation({
  method: 'GET',
  path: '/api/v1/register/municipalities',
  summary: 'Municipalities of a day, with the services that answer for them',
  access: 'signed-in',
  query: schema.registerListQuery,
  result: schema.municipalityPage,
  run: (actor, tx, { query }) => browseMunicipalities(actor, tx, query),
});

export const browseOfficesOperation = operation({
  method: 'GET',
  path: '/api/v1/register/offices',
  summary: 'Offices and other authorities, with the counties that each covers on a day',
  access: 'signed-in',
  query: schema.registerListQuery,
  result: schema.officePage,
  run: (actor, tx, { query }) => browseOffices(actor, tx, query),
});

export const browseServicesOperation = operation({
  method: 'GET',
  path: '/api/v1/register/services',
  summary: 'Services with the members of a day and, for authorities, their contacts',
  access: 'signed-in',
  query: schema.registerListQuery,
  result: schema.servicePage,
  run: (actor, tx, { query }) => browseServices(actor, tx, query),
});

export const importRegisterOperation = operation({
  method: 'POST',
  path: '/api/v1/register/imports',
  summary: 'Read a CSV file into the register, or with dryRun see what it would add, change and end',
  access: 'signed-in',
  body: schema.importRegisterInput,
  result: schema.importResult,
  run: (actor, tx, { body }) => importRegister(actor, tx, body),
});
