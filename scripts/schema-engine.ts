import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SchemaEngine, SchemaFilter } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { messageOf } from './say.ts';

/**
 * Prisma's schema engine as WebAssembly: the `prisma` command downloads a native one at its first use,
 * which fails behind a firewall. It keeps the same `_prisma_migrations` table, so `prisma migrate deploy`
 * works on the same database elsewhere.
 */
export async function openSchemaEngine(databaseUrl: string): Promise<OpenEngine> {
  await loadEngine();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const factory = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool));
  const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
  return {
    engine,
    reason(error) {
      const text = messageOf(error);
      const number = /External error id#(\d+)/.exec(text)?.[1];
      const recorded = number ? factory.errorRegistry.consumeError(Number(number))?.error : undefined;
      return recorded ? messageOf(recorded) : text;
    },
    async close() {
      engine.free();
      await pool.end();
    },
  };
}

interface OpenEngine {
  engine: SchemaEngine;
  /** What PostgreSQL said, which the engine hides behind a number. */
  reason: (error: unknown) => string;
  close: () => Promise<void>;
}

/** For comparing two schema files: the engine looks at its database when it opens, and here finds an empty one. */
export async function openSchemaEngineWithoutDatabase(): Promise<SchemaEngine> {
  await loadEngine();
  const factory = bindMigrationAwareSqlAdapterFactory(new NoDatabase('postgresql://127.0.0.1/none'));
  return await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
}

export const noFilter: SchemaFilter = { externalTables: [], externalEnums: [] };

/**
 * The adapter splits a script at every semicolon, which breaks function bodies between $$. PostgreSQL takes
 * a whole script in one message, as one transaction: so a migration that fails leaves nothing behind.
 */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    return adapter;
  }
}

class NoDatabase extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async () => {};
    // It asks one thing: does the schema exist, and which version is this?
    adapter.queryRaw = async () => ({
      columnNames: ['exists', 'version', 'numeric_version'],
      columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
      rows: [[true, 'PostgreSQL 18.0', 180000]],
    });
    return adapter;
  }
}

let loaded: Promise<void> | undefined;

function loadEngine(): Promise<void> {
  loaded ??= (async () => {
    const folder = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
    const bytes = await readFile(new URL('schema_engine_bg.wasm', `file://${folder}`));
    const module = { ...bindings } as unknown as WebAssembly.ModuleImports;
    const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': module });
    bindings.__wbg_set_wasm(instance.exports);
    const start = instance.exports.__wbindgen_start as () => void;
    start();
  })();
  return loaded;
}
