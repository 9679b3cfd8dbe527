import { Page } from '#ui/page.tsx'

export type SitemapLink = { readonly href: string; readonly label: string }
export type SitemapProps = { readonly groups: readonly { readonly title: string; readonly links: readonly SitemapLink[] }[] }

export const SitemapPage = ({ groups }: SitemapProps) => (
  <Page title="Plan du site" about="Toutes les pages du site, par sujet.">
    {groups.map(({ title, links }) => (
      <>
        <h2>{title}</h2>
        <ul>
          {links.map(({ href, label }) => (
            <li>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
      </>
    ))}
  </Page>
)
