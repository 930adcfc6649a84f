/* How does the meeting walk through the slides? Arrow keys, a clicker, F: the stage fills the screen and keeps its proportions.
   On a touch screen: a swipe, or in full screen a tap near the left or right edge.

   The whole document goes full screen and the stage covers it by a class on <html>, which no rerun touches: so it stays full
   screen while slides change. data: slide (from 1), count. What is sent is the wanted number, so that no quick press is lost. */

const WIDTH = 1280, HEIGHT = 720, QUIET = 1200 // px; ms after a press in which an older answer does not turn the slide back
const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Home: -99, End: 99 }
const TEXT = "textarea, select, [contenteditable=true], input:not([type=checkbox]):not([type=radio]):not([type=button])"
const WIDGET = "button, a, summary, input, [role=radio], [role=option], [role=combobox], [role=tab], [role=dialog]"
const LISTS = "[role=dialog], [role=listbox]", OPENS = `${LISTS}, [aria-haspopup], [aria-expanded], [data-testid=stPopoverBody]`
const SWIPE = 40, TAP = 10, EDGE = 0.25, SHOWN = 2500 // px of a swipe, of a still finger; share of the width; ms
const html = document.documentElement
const full = () => html.classList.contains("panggung-penuh")

export default function ({ data, parentElement, setTriggerValue }) {
  const at = parentElement.stage ?? (parentElement.stage = { wanted: data.slide, pressed: 0 })
  const outer = () => document.querySelector(".st-key-panggung")
  const fit = () => {
    const wide = full() ? Math.min(innerWidth / WIDTH, innerHeight / HEIGHT) : (outer()?.clientWidth ?? WIDTH) / WIDTH
    html.style.setProperty("--panggung", wide)
  }
  const cover = (on) => {
    html.classList.toggle("panggung-penuh", on)
    if (on) html.requestFullscreen?.().catch(() => { /* refused here: it covers the window instead */ })
    else if (document.fullscreenElement) document.exitFullscreen()
    document.querySelector(".panggung-kendali")?.remove()
    if (on) document.body.append(controls())
    fit()
  }
  const controls = () => {
    const box = document.createElement("div")
    box.className = "panggung-kendali"
    for (const [name, label, act, step] of [["keluar", "✕ Keluar", () => cover(false)],
      ["", "◀", () => go(at.wanted - 1), -1], ["", "▶", () => go(at.wanted + 1), 1]]) {
      const button = document.createElement("button")
      Object.assign(button, { type: "button", className: name, textContent: label, onclick: act })
      if (step) Object.assign(button.dataset, { step }), button.setAttribute("aria-label", step < 0 ? "Sebelumnya" : "Berikutnya")
      box.append(button)
    }
    return box
  }
  const go = (slide) => {
    const next = Math.max(1, Math.min(data.count, slide))
    if (next === at.wanted) return
    Object.assign(at, { wanted: next, pressed: Date.now() })
    setTriggerValue("slide", next)
  }
  const moved = () => { // the way out, while the mouse moves
    html.classList.add("panggung-gerak")
    clearTimeout(at.still)
    at.still = setTimeout(() => html.classList.remove("panggung-gerak"), SHOWN)
  }
  const down = ({ target }) => {
    at.tabbed = false
    if (target.closest?.("[data-testid=stButtonGroup]")) at.pressed = 0 // a number chosen there is newer than the last key
  }
  const clicked = (event) => { // what was clicked with a pointer gives the keys back to the stage; what is typed into keeps them
    const target = event.composedPath()[0], option = target.closest?.("[role=option]")
    if (!event.detail || !(target instanceof Element) || target.closest(TEXT) || (!option && target.closest(OPENS))) return
    setTimeout(() => {
      if (document.querySelector(LISTS) || (!option && document.activeElement?.closest(TEXT))) return
      outer()?.setAttribute("tabindex", "-1")
      outer()?.focus({ preventScroll: true })
    }, 100)
  }
  const touched = ({ touches, target }) => {
    const alone = touches.length === 1 && (window.visualViewport?.scale ?? 1) < 1.05
    at.finger = alone && target.closest?.(".st-key-panggung") && !target.closest(TEXT)
      ? { x: touches[0].clientX, y: touches[0].clientY, target } : null
  }
  const lifted = ({ changedTouches: [last] }) => {
    const begun = at.finger
    at.finger = null
    if (!begun) return
    const right = last.clientX - begun.x, below = Math.abs(last.clientY - begun.y), edge = begun.x / innerWidth
    if (Math.abs(right) > SWIPE && Math.abs(right) > 1.5 * below) return go(at.wanted - Math.sign(right))
    if (!full() || Math.abs(right) > TAP || below > TAP || begun.target.closest(WIDGET)) return
    if (edge < EDGE) go(at.wanted - 1)
    else if (edge > 1 - EDGE) go(at.wanted + 1)
  }
  const key = (event) => {
    if (event.key === "Tab") at.tabbed = true // from here on a key belongs to what it has reached
    const target = event.composedPath()[0], on = full()
    const inside = (what) => target instanceof Element && !!target.closest(what)
    if (event.ctrlKey || event.metaKey || event.altKey || inside(TEXT) || document.querySelector("[role=dialog]")) return
    if (event.key === "Escape" && on) return cover(false)
    const letter = event.key.toLowerCase() === "f"
    const scrolls = /^(ArrowUp|ArrowDown|Home|End)$/.test(event.key)
    const held = at.tabbed && inside(WIDGET)
    const free = on ? !(held && event.key === " ") : !held && !scrolls
    if (!(letter || event.key in STEPS) || !(free || letter || event.key.startsWith("Page"))) return
    event.preventDefault()
    event.stopPropagation()
    if (letter) cover(!on)
    else go(at.wanted + STEPS[event.key])
  }
  const ended = () => { if (!document.fullscreenElement && full()) cover(false) }

  at.off?.()
  if (Date.now() - at.pressed > QUIET || data.slide === at.wanted) at.wanted = data.slide
  else if (data.slide > data.count) at.wanted = data.slide
  const watch = new ResizeObserver(fit)
  const found = setInterval(() => { if (outer()) { clearInterval(found); watch.observe(outer()); fit() } }, 20)
  const heard = { keydown: key, pointerdown: down, click: clicked, touchstart: touched, touchend: lifted, mousemove: moved,
    fullscreenchange: ended }
  for (const [name, hear] of Object.entries(heard)) {
    document.addEventListener(name, hear, { capture: true, passive: name !== "keydown" })
  }
  addEventListener("resize", fit)
  at.off = () => {
    clearInterval(found)
    watch.disconnect()
    for (const [name, hear] of Object.entries(heard)) document.removeEventListener(name, hear, { capture: true })
    removeEventListener("resize", fit)
  }
  for (const button of parentElement.querySelectorAll("button")) {
    const step = Number(button.dataset.step)
    button.onclick = () => { button.blur(); step ? go(at.wanted + step) : cover(true) }
    button.disabled = step && (step < 0 ? data.slide <= 1 : data.slide >= data.count)
  }
  return () => {
    at.off()
    setTimeout(() => { if (full() && !outer()) cover(false) }, 500) // gone for good, not only redrawn
  }
}
