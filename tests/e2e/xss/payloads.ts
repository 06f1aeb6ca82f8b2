import { xssPayloads } from '@chapterhouse/shared/editor/testing/xss-payloads'

/** Markup and Markdown of all kinds. */
export const texts: readonly string[] = xssPayloads

/** What somebody may type where an address is asked for. */
export const addresses: readonly string[] = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'javascript://example.org/%0aalert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'https://youtu.be/x"onload="alert(1)',
  'https://youtu.be@evil.example/abcdefghijk',
  'blob:https://evil.example/1',
  'view-source:javascript:alert(1)',
]

/** Mermaid fetches it while it measures a shape: what keeps it from that is the policy of the page alone. */
export const diagramPicture = 'https://evil.example/diagram.png'

/** Sources of formulas and diagrams. */
export const drawings: readonly (readonly ['math' | 'mermaid', string])[] = [
  ['math', '\\href{javascript:alert(1)}{x}'],
  ['math', '\\url{javascript:alert(1)}'],
  ['math', '\\text{<img src=x onerror=alert(1)>}'],
  ['math', '\\style{background:url(https://evil.example/x)}{x}'],
  ['math', '\\class{"onmouseover="alert(1)}{x}'],
  ['math', '\\id{x"onclick="alert(1)}{x}'],
  ['math', '\\data{a=1"onclick="alert(1)}{x}'],
  ['math', '\\includegraphics{https://evil.example/x.png}'],
  ['math', '\\def\\x{\\x}\\x'],
  ['mermaid', 'graph TD\n  A["<img src=x onerror=alert(1)>"]'],
  ['mermaid', 'graph TD\n  A["<script>alert(1)</script>"]'],
  ['mermaid', 'graph TD\n  A --> B\n  click A "javascript:alert(1)"'],
  ['mermaid', 'graph TD\n  A --> B\n  click A href "https://evil.example" _self'],
  ['mermaid', 'graph TD\n  A --> B\n  click A call alert(1)'],
  [
    'mermaid',
    '%%{init: {"securityLevel":"loose","htmlLabels":true}}%%\ngraph TD\n  A["<img src=x onerror=alert(1)>"]',
  ],
  ['mermaid', '---\nconfig:\n  securityLevel: loose\n---\ngraph TD\n  A["<svg onload=alert(1)>"]'],
  ['mermaid', '%%{init: {"themeCSS":"@import url(https://evil.example/x.css)"}}%%\ngraph TD\n  A'],
  ['mermaid', 'sequenceDiagram\n  A->>B: <iframe srcdoc="<script>alert(1)</script>">'],
  ['mermaid', 'graph TD\n  A["<a href=\'javascript:alert(1)\'>x</a>"]'],
  ['mermaid', 'graph TD\n  A\n  style A mask-image:url(https://evil.example/x.png)'],
  ['mermaid', 'graph TD\n  A\n  classDef default fill:url(https://evil.example/x.svg#a)'],
  ['mermaid', `graph TD\n  A@{ img: "${diagramPicture}", label: "x" }`],
  [
    'mermaid',
    `sequenceDiagram\n  participant A\n  properties A: {"class": "x", "icon": "${diagramPicture}"}\n  A->>A: x`,
  ],
]
