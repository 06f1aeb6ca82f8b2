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
