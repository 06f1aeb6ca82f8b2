/** Names that LaTeX sets upright by a command of their own. */
export const functionNames: ReadonlySet<string> = new Set(
  'arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim ln log max min sec sin sinh sup tan tanh'.split(
    ' ',
  ),
)

const greek =
  'α alpha β beta γ gamma δ delta ε varepsilon ϵ epsilon ζ zeta η eta θ theta ϑ vartheta ι iota κ kappa λ lambda μ mu ν nu ξ xi π pi ρ rho σ sigma ς varsigma τ tau υ upsilon ϕ phi φ varphi χ chi ψ psi ω omega Γ Gamma Δ Delta Θ Theta Λ Lambda Ξ Xi Π Pi Σ Sigma Υ Upsilon Φ Phi Ψ Psi Ω Omega'

const others =
  '∑ sum ∏ prod ∐ coprod ∫ int ∬ iint ∭ iiint ∮ oint ⋃ bigcup ⋂ bigcap ⋁ bigvee ⋀ bigwedge ⨁ bigoplus ⨂ bigotimes ∞ infty ∂ partial ∇ nabla ± pm ∓ mp × times ÷ div ⋅ cdot ∘ circ ∗ ast ≤ le ≥ ge ≠ ne ≈ approx ≡ equiv ∼ sim ≅ cong ∝ propto ∈ in ∉ notin ∋ ni ⊂ subset ⊆ subseteq ⊃ supset ⊇ supseteq ∪ cup ∩ cap ∅ emptyset ∀ forall ∃ exists ¬ neg ∧ wedge ∨ vee ⇒ Rightarrow ⇐ Leftarrow ⇔ Leftrightarrow → to ← leftarrow ↔ leftrightarrow ↦ mapsto … ldots ⋯ cdots ⋮ vdots ⋱ ddots ⟨ langle ⟩ rangle ⌊ lfloor ⌋ rfloor ⌈ lceil ⌉ rceil ‖ | ℓ ell ℏ hbar ℜ Re ℑ Im ℵ aleph ′ prime ⊕ oplus ⊗ otimes ⊥ perp ∥ parallel ∠ angle'

const pairs = `${greek} ${others}`.split(' ')
const commands: ReadonlyMap<string, string> = new Map(
  pairs.flatMap((sign, index) =>
    index % 2 === 0 ? [[sign, `\\${pairs[index + 1] ?? ''}`] as const] : [],
  ),
)

const escaped: Readonly<Record<string, string>> = {
  '\\': '\\backslash',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\hat{}',
  '~': '\\sim',
  '−': '-',
  '\u2009': '\\,',
  '\u2003': '\\quad',
  '\u00a0': '\\ ',
}

/** Letters of double-struck, script and so on that stand in the plain alphabet in LaTeX. */
const styled = (sign: string): string | null => {
  const letter = sign.normalize('NFKC')
  if (!/^[A-Za-z0-9]$/.test(letter) || letter === sign) return null
  const code = sign.codePointAt(0) ?? 0
  if (code < 0x2100) return null
  const isItalic = (code >= 0x1d434 && code <= 0x1d467) || code === 0x210e
  if (isItalic) return letter
  if (code >= 0x1d400 && code <= 0x1d433) return `\\mathbf{${letter}}`
  if (code >= 0x1d538 || /[ℂℍℕℙℚℝℤ]/.test(sign)) {
    return code < 0x1d538 || code <= 0x1d56b ? `\\mathbb{${letter}}` : letter
  }
  return /[ℬℰℱℋℐℒℳℛ]/.test(sign) || (code >= 0x1d49c && code <= 0x1d4cf)
    ? `\\mathcal{${letter}}`
    : letter
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** One sign of a formula as LaTeX writes it; a sign it knows by itself stays. */
export const signOf = (sign: string): string =>
  raised.includes(sign)
    ? `^{${raised.indexOf(sign)}}`
    : (escaped[sign] ?? commands.get(sign) ?? styled(sign) ?? sign)
