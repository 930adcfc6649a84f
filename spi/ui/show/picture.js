// A chart as a file that says by itself of what it tells: drawn by Plotly once more, its title above it and its source below.
const EDGE = 20, LEAST = 620, SHARP = 2 // px round it, px of its width at least, times finer as PNG
const FAMILY = "Source Sans"

// The font of the page as a rule with the font in it: a picture cannot ask for a file. Without it the words have another shape.
const fonts = () =>
  (window.spiFont ??= (async () => {
    for (const sheet of document.styleSheets)
      for (const rule of sheet.cssRules) {
        if (!(rule instanceof CSSFontFaceRule)) continue
        const { fontFamily, fontStyle } = rule.style
        const [, address] = /url\(["']?([^"')]+)/.exec(rule.style.src || rule.cssText) ?? []
        if (!address || fontStyle === "italic" || fontFamily.replace(/["']/g, "") !== FAMILY) continue
        const bytes = new Uint8Array(await (await fetch(new URL(address, sheet.href ?? location.href))).arrayBuffer())
        const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))
        return `@font-face { font-family: "${FAMILY}"; font-weight: 200 900; src: url(data:font/woff2;base64,${text}); }`
      }
    return ""
  })().catch(() => ""))

const element = (name, attributes, text = "") => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.textContent = text
  return made
}

// A text broken into lines that fit into the picture.
const broken = (text, width, font) => {
  const context = document.createElement("canvas").getContext("2d")
  context.font = font
  const lines = [""]
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`.trim()
    if (lines.at(-1) && context.measureText(longer).width > width) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  return lines
}

// The texts one below another from y on; answers where they end.
const written = (into, texts, y, width) => {
  for (const { text, size, weight, color } of texts)
    for (const line of broken(text, width - 2 * EDGE, `${weight} ${size}px ${FAMILY}, sans-serif`)) {
      y += Math.round(size * 1.35)
      into.append(element("text", { x: EDGE, y, fill: color, "font-size": size, "font-weight": weight }, line))
    }
  return y
}

const composed = async (node) => {
  const { figure, height, alt, config, identity } = node.asked
  const { data, layout } = JSON.parse(figure)
  const inner = Math.max(node.width, LEAST - 2 * EDGE), width = inner + 2 * EDGE
  const drawn = await window.Plotly.toImage({ data, layout: { ...layout, width: inner, height }, config },
    { format: "svg", width: inner, height, imageDataOnly: true })
  const chart = new DOMParser().parseFromString(drawn, "image/svg+xml").documentElement
  const ink = getComputedStyle(node).color, quiet = getComputedStyle(node.menu).color
  const whole = element("svg", { width, "font-family": `${FAMILY}, sans-serif` })
  whole.append(element("title", {}, identity.title), element("desc", {}, alt), element("style", {}, await fonts()))
  const ground = element("rect", { width: "100%", height: "100%", fill: "white" })
  whole.append(ground)
  const above = [{ text: identity.title, size: 18, weight: 600, color: ink }, { text: identity.of, size: 13, weight: 400, color: quiet }]
  const top = written(whole, above, EDGE - 6, width) + 14
  chart.setAttribute("x", EDGE)
  chart.setAttribute("y", top)
  whole.append(chart)
  const below = identity.lines.map((text) => ({ text, size: 12, weight: 400, color: quiet }))
  const high = written(whole, below, top + height + 6, width) + EDGE
  whole.setAttribute("height", high)
  whole.setAttribute("viewBox", `0 0 ${width} ${high}`)
  return [new XMLSerializer().serializeToString(whole), width, high]
}

const asPicture = async (text, width, height) => {
  const image = new Image()
  image.src = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }))
  await image.decode()
  URL.revokeObjectURL(image.src)
  const canvas = Object.assign(document.createElement("canvas"), { width: SHARP * width, height: SHARP * height })
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((ready) => canvas.toBlob(ready, "image/png"))
}

const saved = async (node, kind) => {
  const [text, width, height] = await composed(node)
  const content = kind === "svg" ? new Blob([text], { type: "image/svg+xml" }) : await asPicture(text, width, height)
  const page = location.pathname.split("/").pop() || "ringkasan"
  const link = Object.assign(document.createElement("a"), { download: `${page}-${node.asked.identity.file}.${kind}` })
  link.href = URL.createObjectURL(content)
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

// One quiet control under a chart that opens to its two kinds; nothing below it moves.
const saving = (node) => {
  const menu = document.createElement("details")
  menu.className = "chart-save"
  menu.innerHTML = `<summary><svg aria-hidden="true" viewBox="0 0 24 24" width="18" height="18"><path fill="currentColor"
    d="M11 4h2v8.2l2.6-2.6L17 11l-5 5-5-5 1.4-1.4 2.6 2.6zM5 18h14v2H5z"/></svg></summary><div></div>`
  for (const kind of ["svg", "png"]) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: `Simpan gambar (${kind.toUpperCase()})` })
    button.onclick = () => {
      menu.open = false
      menu.firstElementChild.focus()
      saved(node, kind)
    }
    menu.lastElementChild.append(button)
  }
  menu.onkeydown = ({ key }) => {
    if (key !== "Escape" || !menu.open) return
    menu.open = false
    menu.firstElementChild.focus()
  }
  menu.addEventListener("focusout", ({ relatedTarget }) => menu.contains(relatedTarget) || (menu.open = false))
  node.after(menu)
  return menu
}
