import { describe, expect, it } from 'vitest'
import types from '../../../../db/content/document-types.json' with { type: 'json' }
import contact from '../../../../db/content/procedures/contacter-la-mairie.json' with { type: 'json' }
import information from '../../../../db/content/procedures/demande-d-informations.json' with { type: 'json' }
import fiche from '../../../../db/content/procedures/fiche-enfant.json' with { type: 'json' }
import { lint } from './lint.ts'

const known = { services: ['accueil', 'scolarite'], papers: (types as { slug: string }[]).map(({ slug }) => slug) }
const text = (name: string, more: object = {}) => ({ kind: 'text', name, label: name, ...more })
const yesno = (name: string, more: object = {}) => ({ kind: 'yesno', name, label: name, ...more })
const step = (slug: string, fields: object[], more: object = {}) => ({ slug, title: slug, heading: slug, fields, ...more })
const sound = {
  slug: 'essai',
  category: 'Autres démarches',
  sort: 1,
  title: 'Essai',
  summary: 'Essai',
  presentation: ['Essai'],
  duration: 'Cette démarche prend 1 minute',
  service: 'accueil',
  silence: { regime: 'aucune' },
  outcome: 'reply',
  effect: null,
  steps: [step('un', [yesno('chien')]), step('deux', [text('nom')], { when: { question: 'chien', is: 'oui' } })],
}
const faultsOf = (json: unknown): string => {
  const linted = lint(json, known)
  return linted.ok ? '' : linted.faults.join('\n').replace(/[\u00a0\u202f]/g, ' ')
}
const when = (condition: object) => ({ ...sound, steps: [sound.steps[0], { ...sound.steps[1], when: condition }] })

describe('a definition', () => {
  it.each([
    ['fiche enfant', fiche],
    ['contact', contact],
    ['information', information],
    ['this test’s', sound],
  ])('PR-53 · %s has no fault', (_, json) => {
    expect(faultsOf(json)).toBe('')
  })
  it.each<[string, unknown, string]>([
    ['no service', { ...sound, service: undefined }, 'Aucun service n’est en charge'],
    ['a service that does not exist', { ...sound, service: 'voirie' }, '« voirie » n’existe pas'],
    ['no silence regime', { ...sound, silence: undefined }, 'Aucun régime de silence'],
    ['a decision on which silence says nothing', { ...sound, outcome: 'decision' }, 'dit ce que vaut le silence'],
    [
      'an unknown kind',
      { ...sound, steps: [step('un', [{ kind: 'photo', name: 'a', label: 'a' }])] },
      'Étape 1, question 1 : cette nature',
    ],
    ['the same name twice', { ...sound, steps: [step('un', [text('a'), text('a')])] }, 'Le nom « a » est donné deux fois'],
    ['a step named twice', { ...sound, steps: [step('un', [text('a')]), step('un', [text('b')])] }, '« un » est donné deux fois'],
    [
      'two children',
      {
        ...sound,
        steps: [
          step('un', [
            { kind: 'child', name: 'a', label: 'a' },
            { kind: 'child', name: 'b', label: 'b' },
          ]),
        ],
      },
      'au plus une question de nature « child »',
    ],
    ['a word that nobody knows', { ...sound, couleur: 'rouge' }, '« couleur » n’est pas connu'],
    ['no step', { ...sound, steps: [] }, 'aucune étape'],
    ['no label', { ...sound, steps: [step('un', [{ kind: 'text', name: 'a' }])] }, 'Étape 1, question 1 : « label » manque'],
    ['a condition on nothing', when({ question: 'chat', is: 'oui' }), '« chat », qui n’est demandé nulle part'],
    ['a condition on what comes after', when({ question: 'nom', answered: true }), '« nom », qui n’est demandé qu’après'],
    ['a value that is not offered', when({ question: 'chien', is: 'peut-etre' }), '« peut-etre », que « chien » ne propose pas'],
    [
      'a step that nothing leads to',
      when({
        all: [
          { question: 'chien', is: 'oui' },
          { question: 'chien', is: 'non' },
        ],
      }),
      'Étape 2 (« deux ») : aucune façon de répondre n’y mène',
    ],
    [
      'a personal field without a purpose',
      { ...sound, steps: [step('un', [text('a', { personal: 'health' })])] },
      'n’a pas de finalité',
    ],
    [
      'a bank account that is not said to be personal',
      { ...sound, steps: [step('un', [{ kind: 'iban', name: 'a', label: 'a', purpose: 'Payer' }])] },
      'ce que cette donnée dit de la personne',
    ],
    [
      'a paper that the town has not',
      { ...sound, steps: [step('un', [text('a'), { kind: 'document', name: 'b', label: 'b', type: 'permis', of: 'author' }])] },
      '« permis » n’est pas un de ceux de la ville',
    ],
    ['an enrolment of nobody', { ...sound, effect: 'enrolment' }, 'ne demande pas l’enfant'],
    ['no object at all', 12, 'La démarche'],
  ])('PR-53 · %s is said in a sentence', (_, json, sentence) => {
    expect(faultsOf(json)).toContain(sentence)
  })
})
