/** A page as a browser copies all of it. */
export const article = `<meta charset='utf-8'><header role="banner"><a href="/">Home</a></header>
<nav class="menu"><ul><li><a href="/a">A</a></li></ul></nav>
<script>window.tracked = true</script><style>p{color:red}</style>
<main><h1 style="font-size: 40px;">Tides<span class="mw-editsection">[edit]</span></h1>
<p style="color: rgb(0, 0, 0); display: block;">The moon <em>pulls</em>.
<img class="emoji" alt="🌊" src="https://cdn.example/wave.png"><span style="display:none">secret</span></p>
<ul><li>ebb</li><ul><li>low</li></ul></ul>
<img src="https://stats.example/dot.gif" width="1" height="1"><button>Share</button></main>
<footer role="contentinfo">© Example</footer>`

export const tasks = `<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox"
class="task-list-item-checkbox" disabled checked> done</li><li class="task-list-item"><input
type="checkbox" disabled> to do</li></ul>`

const tex = (latex: string) =>
  `<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">${latex}</annotation></semantics></math>`

/** As KaTeX draws it: once for readers, once as boxes. */
export const katex = `<p>So <span class="katex"><span class="katex-mathml">${tex('x^2')}</span><span
class="katex-html" aria-hidden="true"><span class="base">x2</span></span></span> it is.</p>`

export const katexBlock = `<span class="katex-display"><span class="katex"><span class="katex-mathml">${tex('\\sum x')}</span></span></span>`

/** As Wikipedia has it: MathML, and a picture for who cannot draw it. */
export const wikipedia = `<p><span class="mwe-math-element"><span style="display: none;"><math
alttext="{\\displaystyle E=mc^{2}}"><mi>E</mi></math></span><img src="https://wikimedia.example/x.svg"
alt="{\\displaystyle E=mc^{2}}"></span></p>`

export const bareMath = '<p>a <math><mi>x</mi><mo>+</mo><mn>1</mn></math></p>'
