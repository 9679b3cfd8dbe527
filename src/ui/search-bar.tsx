/** The manual's field, as a page of its own: an address that can be kept and sent. */
export const SearchBar = ({ typed = '' }: { typed?: string }) => (
  <search>
    <form class="recherche" method="get" action="/recherche">
      <label for="recherche">Rechercher une démarche, un service, un lieu</label>
      <span class="recherche-rang">
        <input id="recherche" name="q" type="search" value={typed} maxLength={100} autocomplete="off" enterkeyhint="search" />
        <button type="submit" class="bouton bouton-primary">
          Rechercher
        </button>
      </span>
    </form>
  </search>
)
