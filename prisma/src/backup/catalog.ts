import type { ClientBase } from 'pg'

export interface Table {
  readonly name: string
  /** Without generated ones, which the database computes itself. */
  readonly columns: readonly string[]
  readonly key: readonly string[]
}

/** Our tables, each after those it points to, so that they can be loaded in this order. */
export async function listTables(client: ClientBase): Promise<Table[]> {
  const { rows: tables } = await client.query<Table>(TABLES)
  const { rows: references } = await client.query<Reference>(REFERENCES)
  return sorted(tables, references)
}

interface Reference {
  readonly child: string
  readonly parent: string
}

function sorted(tables: Table[], references: Reference[]): Table[] {
  const done = new Set<string>()
  const order: Table[] = []
  while (order.length < tables.length) {
    const ready = tables.filter(
      ({ name }) =>
        !done.has(name) && references.every((r) => r.child !== name || done.has(r.parent)),
    )
    if (ready.length === 0) throw new Error('the foreign keys of the tables form a circle')
    for (const table of ready) {
      done.add(table.name)
      order.push(table)
    }
  }
  return order
}

// Partitions are read and written through their parent.
const TABLES = `
select c.relname as name,
       array(select a.attname::text from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
             order by a.attnum) as columns,
       array(select a.attname::text from pg_index i
             cross join lateral unnest(i.indkey::int2[]) with ordinality k (n, place)
             join pg_attribute a on a.attrelid = c.oid and a.attnum = k.n
             where i.indrelid = c.oid and i.indisprimary order by k.place) as key
from pg_class c
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  and c.relname <> '_prisma_migrations'
order by c.relname`

// A row may point to its own table (checked at the end of the COPY), and a deferred reference is
// checked at the commit.
const REFERENCES = `
select distinct c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent
from pg_constraint c
where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not c.condeferred
  and c.conrelid <> c.confrelid and c.conparentid = 0`
