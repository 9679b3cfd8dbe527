export type PictureData = { readonly id: string; readonly width: number; readonly height: number }

/** Where anybody reads a picture of the town's. Its name is made of its bytes: it never changes. */
export const pictureUrl = (id: string, format: 'avif' | 'webp'): string => `/images/${id}.${format}`

/** In the lighter of two formats; its size is known beforehand so that nothing jumps. `alt`: empty when it only decorates. */
export const Picture = ({
  image,
  alt,
  class: className,
  isLate = false,
}: {
  image: PictureData
  alt: string
  class: string
  /** Far down the page: fetched when one gets there. */
  isLate?: boolean
}) => (
  <picture>
    <source type="image/avif" srcset={pictureUrl(image.id, 'avif')} />
    <img
      class={className}
      src={pictureUrl(image.id, 'webp')}
      alt={alt}
      width={image.width}
      height={image.height}
      loading={isLate ? 'lazy' : undefined}
      decoding="async"
    />
  </picture>
)
