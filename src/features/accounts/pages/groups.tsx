/** «JBSW Y3DP EHPK 3PXP»: to be copied by hand, four signs at a time; a narrow screen breaks between groups only. */
export const Groups = ({ text }: { text: string }) => (
  <span class="a-copier">
    {(text.match(/.{1,4}/g) ?? []).map((group) => (
      <>
        <span>{group}</span>{' '}
      </>
    ))}
  </span>
)
