/** What a table has for a type. Somebody may have called theirs `constructor`, which every object has. */
export const byType = <Value>(
  table: Readonly<Record<string, Value>>,
  type: string,
): Value | undefined => (Object.hasOwn(table, type) ? table[type] : undefined)
