/** RT-11 · days during which somebody who asked for the deletion of their account may keep it. */
export const DELETION_DAYS = 30

/** RT-14 · months without a connection before the first letter; the second leaves a month later. */
export const FIRST_WARNING_MONTHS = 22
