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
}

export default function ({ data, parentElement, setTriggerValue }) {
  const node = parentElement.querySelector(":scope > .chart") ?? mounted(parentElement)
  node.setAttribute("aria-label", data.alt)
  node.asked = data
  room(node)
  node.choose = (custom) => data.clickable && setTriggerValue("chosen", [custom].flat())
  draw(node)
  return () => {
    node.sizes.disconnect()
    window.Plotly?.purge(node)
  }
}
