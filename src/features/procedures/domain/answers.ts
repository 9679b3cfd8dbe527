/** A line of a list: what was answered about one person, by question. */
export type Row = Readonly<Record<string, string | readonly string[] | null>>
/**
 * As stored in `request.answers`: text, several texts, lines of a list, or a tick. Days are ISO text, numbers and cents are
 * digits. An optional question left empty is null.
 */
export type Answer = string | readonly string[] | readonly Row[] | boolean | null
export type Answers = Readonly<Record<string, Answer>>

export const isAnswered = (answer: Answer | undefined): boolean =>
  typeof answer === 'string' ? answer !== '' : Array.isArray(answer) ? answer.length > 0 : answer === true

/** What was answered under that name; undefined when nothing was, whatever the name. */
export const answerTo = (answers: Answers, name: string): Answer | undefined =>
  Object.hasOwn(answers, name) ? answers[name] : undefined
