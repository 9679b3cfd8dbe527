/** Plugs each port of a lower feature with the answer of a later one. Called once, before the first request or job. */
export const plugPorts = (): void => {}
