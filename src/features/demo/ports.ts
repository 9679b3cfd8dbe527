import { port } from '#core/port.ts'

export type DemoAccess = {
  readonly password: string
  readonly logins: readonly { readonly login: string; readonly who: string }[]
}

/** Who may try the demonstration; plugged by `app/` from the demo's own making. */
export const demoAccess = port<DemoAccess>('demo.access')
