import { expect, test } from 'vitest'
import { readColor } from './color.ts'
import { changesOf, type Settings, shownOf } from './settings.ts'

const isques: Settings = {
  name: 'Isques',
  brandColor: '#c8102e',
  regieName: 'Régie d’Isques',
  logo: null,
  picture: null,
  pictureAlt: '',
  address: '1 rue de la Mairie',
  phone: '03 53 01 62 00',
  email: 'mairie@isques.example',
  openingHours: 'Du lundi au vendredi',
  captchaMode: 'image',
  passwordProfile: 'manuel',
  switchedOff: [],
  mailName: null,
  mailAddress: null,
  mailReplyTo: null,
}

test.each([
  ['#ffff00', '#ffff00'],
  ['FFFF00', '#ffff00'],
  [' #ff0 ', '#ffff00'],
  ['#000', '#000000'],
  ['#ffff0', null],
  ['#ffff000', null],
  ['jaune', null],
  ['', null],
  ['#ggg', null],
])('TS-2 · «%s» is the colour %s', (typed, expected) => {
  expect(readColor(typed)).toBe(expected)
})

test('TS-1 · a change is told line by line, and only what differs on its page', () => {
  expect(changesOf('identity', isques, isques)).toEqual([])
  expect(changesOf('identity', isques, { ...isques, brandColor: '#000000', phone: '00' })).toEqual([
    { setting: 'Identité – Couleur', before: '#c8102e', after: '#000000' },
  ])
  expect(changesOf('access', isques, { ...isques, captchaMode: 'off' })).toEqual([
    {
      setting: 'Inscription et mots de passe – Vérification anti-robot',
      before: 'Une image à recopier',
      after: 'Rien, sauf en cas de soupçon',
    },
  ])
  expect(changesOf('logo', isques, { ...isques, logo: '3f2a91bc00000000' })).toEqual([
    { setting: 'Logo – Logo', before: '', after: 'fichier 3f2a91bc' },
  ])
})

test('TS-1 · a page is stale when something that it shows has changed, not when another page’s has', () => {
  expect(shownOf('identity', { ...isques, phone: '00' })).toBe(shownOf('identity', isques))
  expect(shownOf('identity', { ...isques, name: 'Étaples' })).not.toBe(shownOf('identity', isques))
})
