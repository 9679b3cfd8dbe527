/** How France is named among the countries; every rule about départements looks at it. */
export const FRANCE = 'France'
/** The «département» of whoever was born abroad (INSEE). */
const ABROAD = '99'

// ISO 3166-1, without what is French: somebody born in Cayenne was born in France, département 973.
const CODES =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO GA GB GD GE GG GH GI GL GM GN GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MO MP MR MS MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NU NZ OM PA PE PG PH PK PL PR PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WS YE ZA ZM ZW'
const names = new Intl.DisplayNames('fr', { type: 'region' })

/** Countries in French, France first, then in alphabetical order. */
export const COUNTRIES: readonly string[] = [
  FRANCE,
  ...CODES.split(' ')
    .map((code) => names.of(code)!)
    .sort(new Intl.Collator('fr').compare),
]

/** «1» → «01», «2a» → «2A»: as départements are numbered. */
export const readDepartment = (typed: string): string => typed.toUpperCase().replace(/^\d$/, (digit) => `0${digit}`)

// 20 was Corsica until 1976; 975 to 988 are the overseas collectivities.
const FRENCH = /^(0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-8]|98[4678])$/

/** AC-3, FA-2 · what is wrong with a département of birth, in one sentence; null when nothing is. */
export const departmentFault = (country: string, department: string): string | null => {
  const code = readDepartment(department)
  if (country !== FRANCE) return code === ABROAD ? null : `Pour une naissance à l’étranger, indiquez ${ABROAD}`
  return FRENCH.test(code) ? null : 'Indiquez un numéro de département, par exemple 62, 2A ou 974'
}
