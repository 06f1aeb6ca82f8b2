/** A key. Drawn here: an icon of the library would be fetched with every screen. */
export const PasskeyMark = () => (
  <svg
    width={18}
    height={18}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth={2}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <circle cx={8} cy={12} r={4} />
    <path d="M12 12h9M17 12v4M21 12v3" />
  </svg>
)
