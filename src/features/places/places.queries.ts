import { eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { Db, Transaction } from '#db/client.ts';
import { outcodes, postcodeSectors, postcodes, wards } from '#db/schema/places.ts';
import type { Outcode, PostcodeSector, Ward } from './places.model.ts';

export type PostcodeRow = typeof postcodes.$inferSelect;

/** Rows in one statement; SQLite takes up to 32,766 values in one. */
const rowsAtOnce = 500;

export function listWards(db: Db): Ward[] {
  return db.select().from(wards).orderBy(wards.name).all();
}

export function listOutcodes(db: Db): Outcode[] {
  return db.select().from(outcodes).all();
}

export function listSectors(db: Db): PostcodeSector[] {
  return db.select().from(postcodeSectors).all();
}

/** By its key without a space: "DL15QT". */
export function findPostcode(db: Db, compactPostcode: string): PostcodeRow | undefined {
  return db.select().from(postcodes).where(eq(postcodes.postcode, compactPostcode)).get();
}

/** Adds and changes wards. They are never removed: sites point to them. */
export function upsertWards(tx: Transaction, rows: readonly Ward[]): void {
  for (const row of rows) {
    tx.insert(wards).values(row).onConflictDoUpdate({ target: wards.slug, set: row }).run();
  }
}

/** Makes the table hold exactly these rows. */
export function replaceOutcodes(tx: Transaction, rows: readonly Outcode[]): void {
  tx.delete(outcodes).run();
  for (const some of inChunks(rows)) tx.insert(outcodes).values(some).run();
}

/** Makes the table hold exactly these rows. */
export function replaceSectors(tx: Transaction, rows: readonly PostcodeSector[]): void {
  tx.delete(postcodeSectors)
    .where(
      notInArray(
        postcodeSectors.sector,
        rows.map((row) => row.sector),
      ),
    )
    .run();
  for (const row of rows) {
    tx.insert(postcodeSectors)
      .values(row)
      .onConflictDoUpdate({ target: postcodeSectors.sector, set: row })
      .run();
  }
}

/** Adds and changes postcodes, and returns how many rows were not already so. */
export function upsertPostcodes(tx: Transaction, rows: readonly PostcodeRow[]): number {
  const changed = tx
    .insert(postcodes)
    .values([...rows])
    .onConflictDoUpdate({
      target: postcodes.postcode,
      set: {
        latitude: sql`excluded.latitude`,
        longitude: sql`excluded.longitude`,
        wardSlug: sql`excluded.ward_slug`,
        inBorough: sql`excluded.in_borough`,
      },
      setWhere: sql`${postcodes.latitude} <> excluded.latitude
        or ${postcodes.longitude} <> excluded.longitude
        or ${postcodes.wardSlug} is not excluded.ward_slug
        or ${postcodes.inBorough} <> excluded.in_borough`,
    })
    .run();
  return changed.changes;
}

/** Forgets postcodes that the file says have ended. Returns how many were there. */
export function deletePostcodes(tx: Transaction, compactPostcodes: readonly string[]): number {
  if (compactPostcodes.length === 0) return 0;
  return tx
    .delete(postcodes)
    .where(inArray(postcodes.postcode, [...compactPostcodes]))
    .run().changes;
}

function* inChunks<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) yield rows.slice(from, from + rowsAtOnce);
}
