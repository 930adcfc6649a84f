/* How does the meeting walk through the slides? Arrow keys, a clicker, F: the stage fills the screen and keeps its proportions.

   The whole document goes full screen and the stage covers it by a class on <html>, which no rerun touches: so it stays full
   screen while slides change. data: slide (from 1), count. What is sent is the wanted number, so that no quick press is lost. */

const WIDTH = 1280, HEIGHT = 720, QUIET = 1200 // px; ms after a press in which an older answer does not turn the slide back
const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Home: -99, End: 99 }
const TEXT = "textarea, select, [contenteditable=true], input:not([type=checkbox]):not([type=radio]):not([type=button])"
const WIDGET = "button, a, summary, input, [role=radio], [role=option], [role=combobox], [role=tab], [role=dialog]"
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
    fit()
  }
  const go = (slide) => {
    const next = Math.max(1, Math.min(data.count, slide))
    if (next === at.wanted) return
    Object.assign(at, { wanted: next, pressed: Date.now() })
    setTriggerValue("slide", next)
  }
  const key = (event) => {
    const target = event.composedPath()[0], on = full()
    const inside = (what) => target instanceof Element && !!target.closest(what)
    if (event.ctrlKey || event.metaKey || event.altKey || inside(TEXT) || document.querySelector("[role=dialog]")) return
    if (event.key === "Escape" && on) return cover(false)
    const letter = event.key.toLowerCase() === "f"
    const scrolls = /^(ArrowUp|ArrowDown|Home|End)$/.test(event.key)
    const free = on ? !(inside("button") && event.key === " ") : !inside(WIDGET) && !scrolls
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
  document.addEventListener("keydown", key, true)
  document.addEventListener("fullscreenchange", ended)
  addEventListener("resize", fit)
  at.off = () => {
    clearInterval(found)
    watch.disconnect()
    document.removeEventListener("keydown", key, true)
    document.removeEventListener("fullscreenchange", ended)
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
