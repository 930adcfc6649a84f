// A chart that keeps its node: what is new of a figure is drawn into what is there, and what has not changed is left alone.
const PHONE = 560 // px: below it a chart of the stage would be too small to read, and that of the page is drawn
const library = (address) =>
  (window.spiPlotly ??= new Promise((ready, failed) => {
    const script = document.createElement("script")
    script.src = address
    script.onload = () => ready(window.Plotly)
    script.onerror = () => {
      window.spiPlotly = undefined // the next chart asks again
      failed(Error(`${address} tidak dapat dimuat`))
    }
    document.head.append(script)
  }))

const mounted = (parent) => {
  const node = document.createElement("div")
  node.className = "chart"
  node.setAttribute("role", "figure")
  parent.append(node)
  node.menu = saving(node)
  node.addEventListener("keydown", pressed(node))
  node.addEventListener("focusin", shown(node))
  node.addEventListener("focusout", () => window.Plotly?.Fx.unhover(node))
  node.sizes = new ResizeObserver(([{ contentRect }]) => {
    node.width = Math.floor(contentRect.width)
    draw(node)
  })
  node.sizes.observe(node) // tells the width for the first time, too
  return node
}

// The figure for the width there is; its height is set before it is drawn, so that nothing below it moves.
const room = (node) => {
  const { asked, width } = node
  const [figure, height] = (width < PHONE && asked.narrow) || [asked.figure, asked.height]
  node.style.height = `${height}px`
  return figure
}

// A chart whose points answer a click is one stop of the Tab key: arrows go from point to point, Enter or space chooses one.
const reached = (node) => {
  const answering = [...node.querySelectorAll("path.point")].filter((point) => point.__data__?.data)
  const places = answering.map((point) => [point, point.getBoundingClientRect()])
  const points = places.sort(([, a], [, b]) => Math.round(a.y - b.y) || a.x - b.x).map(([point]) => point) // row by row
  const stop = Math.max(points.findIndex((point) => String(point.__data__.data) === node.stop), 0)
  points.forEach((point, n) => {
    point.setAttribute("role", "button")
    point.setAttribute("tabindex", n === stop ? 0 : -1)
    point.setAttribute("aria-label", (point.__data__.htx ?? "").replace(/<br>/g, ", ").replace(/<[^>]*>/g, ""))
  })
  if (node.contains(document.activeElement)) points[stop]?.focus() // the same government, which another point may now be
  node.points = points
}
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity }
const pressed = (node) => (event) => {
  const here = node.points?.indexOf(event.target) ?? -1
  if (here < 0 || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === "Enter" || event.key === " ") node.choose(event.target.__data__.data)
  else if (event.key in STEPS) {
    const next = node.points[Math.min(Math.max(here + STEPS[event.key], 0), node.points.length - 1)]
    event.target.setAttribute("tabindex", -1)
    next.setAttribute("tabindex", 0)
    next.focus()
  } else return
  event.preventDefault()
}
// What the mouse shows over a point, the keyboard shows at it, too.
const shown = (node) => ({ target }) => {
  if (!node.points?.includes(target)) return
  const [{ trace }] = target.closest("g.trace").__data__
  node.stop = String(target.__data__.data)
  window.Plotly.Fx.hover(node, [{ curveNumber: trace.index, pointNumber: target.__data__.i }])
}

const draw = async (node) => {
  const Plotly = await library(node.asked.library).catch((fault) => {
    node.textContent = `${fault.message}. Muat ulang halaman; isinya: ${node.asked.alt}`
  })
  if (!Plotly) return
  const { asked, width } = node
  const figure = room(node)
  const drawn = `${width} ${figure}`
  if (!width || !node.isConnected || node.drawn === drawn) return
  const first = !node.drawn
  if (first) node.textContent = "" // of a first try that failed
  node.drawn = drawn
  const { data, layout } = JSON.parse(figure)
  await Plotly.react(node, data, { width, ...layout }, asked.config)
  if (first) node.on("plotly_click", ({ points }) => points[0].customdata && node.choose(points[0].customdata))
  if (asked.clickable) reached(node)
}

export default function ({ data, parentElement, setTriggerValue }) {
  const node = parentElement.querySelector(":scope > .chart") ?? mounted(parentElement)
  node.setAttribute("aria-label", data.alt)
  node.asked = data
  node.menu.hidden = !data.identity
  node.menu.firstElementChild.title = "Simpan gambar"
  node.menu.firstElementChild.setAttribute("aria-label", `Simpan gambar: ${data.identity?.title}`)
  room(node)
  node.choose = (custom) => data.clickable && setTriggerValue("chosen", [custom].flat())
  draw(node)
  return () => {
    node.sizes.disconnect()
    window.Plotly?.purge(node)
  }
}
