import type { Updateable } from 'kysely'
import type { DB, Db, Tx } from '#platform/db/database.ts'
import type { Settings } from '../domain/settings.ts'

const COLUMNS = {
  name: 'name',
  brandColor: 'brand_color',
  regieName: 'regie_name',
  logo: 'logo_id',
  picture: 'picture_id',
  pictureAlt: 'picture_alt',
  address: 'address',
  phone: 'phone',
  email: 'email',
  openingHours: 'opening_hours',
  captchaMode: 'captcha_mode',
  passwordProfile: 'password_profile',
  switchedOff: 'switched_off',
  mailName: 'mail_name',
  mailAddress: 'mail_address',
  mailReplyTo: 'mail_reply_to',
} as const satisfies Readonly<Record<keyof Settings, keyof DB['town']>>

const selected = (db: Db) =>
  db.selectFrom('town').select(Object.entries(COLUMNS).map(([name, column]) => `${column} as ${name}` as never))

export const getSettings = async (db: Db): Promise<Settings> =>
  (await selected(db).executeTakeFirstOrThrow()) as unknown as Settings

/** Until the transaction ends, nobody else changes them. */
export const lockSettings = async (tx: Tx): Promise<Settings> =>
  (await selected(tx).forUpdate().executeTakeFirstOrThrow()) as unknown as Settings

export const setSettings = async (tx: Tx, set: Settings): Promise<void> => {
  const columns = Object.entries(set).map(([name, value]) => [COLUMNS[name as keyof Settings], value])
  await tx
    .updateTable('town')
    .set(Object.fromEntries(columns) as Updateable<DB['town']>)
    .execute()
}
